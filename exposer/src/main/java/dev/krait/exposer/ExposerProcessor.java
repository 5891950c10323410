package dev.krait.exposer;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Writes {@code <Class>Table} for every class that is an {@link ExposedType} or an {@link ExposedModule}. */
@SupportedAnnotationTypes({"dev.krait.exposer.ExposedType", "dev.krait.exposer.ExposedModule"})
public final class ExposerProcessor extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                write((TypeElement) element);
            }
        }
        return true;
    }

    private void write(TypeElement owner) {
        TableWriter table = new TableWriter(processingEnv, owner);
        String source = table.write();
        if (source == null) {
            return;
        }
        try (Writer out = processingEnv.getFiler().createSourceFile(table.qualifiedName(), owner).openWriter()) {
            out.write(source);
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + table.qualifiedName() + ": " + e, owner);
        }
    }
}
