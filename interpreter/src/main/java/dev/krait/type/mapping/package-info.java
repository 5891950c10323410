/**
 * dict, its views and mappingproxy.
 */
package dev.krait.type.mapping;
