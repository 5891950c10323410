# Module zlib: formats, limits, what stands behind the end.
import zlib
print(sorted((k,v) for k,v in vars(zlib).items() if isinstance(v,int)))
d=b'hello world '*100
def tr(s):
    try: print(s, '->', repr(eval(s))[:200])
    except BaseException as e: print(s,'!!',type(e).__name__, e)
c=zlib.compress(d)
import gzip
for s in ["zlib.decompress(c)==d","zlib.decompress(c[:-3])","zlib.decompress(b'xx')","zlib.decompress(b'')","zlib.decompress(c+b'xx')","zlib.decompress(zlib.compress(d,wbits=-15),-15)==d","zlib.decompress(zlib.compress(d,wbits=31),31)==d","zlib.decompress(zlib.compress(d,wbits=31),47)==d","zlib.decompress(c,47)==d","zlib.crc32(b'abc')","zlib.crc32(b'abc',5)","zlib.adler32(b'abc')","zlib.adler32(b'abc',7)","zlib.crc32('x')","zlib.compress('x')","zlib.compress(b'x',10)","zlib.compressobj(99)","zlib.decompressobj(99)","zlib.decompress(c,bufsize=0)","zlib.compress(b'x',wbits=3)","zlib.compress(b'')","zlib.compress(b'abc',0)","zlib.compress(b'abc')","gzip.decompress(gzip.compress(d))==d","gzip.compress(b'abc',mtime=0)","zlib.error.__module__","zlib.decompressobj().decompress(c,10)","type(zlib.compressobj()).__name__, type(zlib.decompressobj()).__name__","zlib.ZLIB_VERSION","zlib.decompress(c[:10]+b'\\0'*5)", "zlib._ZlibDecompressor", "zlib.decompress(zlib.compress(d,wbits=31)[:-2],31)"]: tr(s)
o=zlib.decompressobj(); r=o.decompress(c+b'tail',50); print(r, len(o.unconsumed_tail), o.unused_data,o.eof)
r+=o.decompress(o.unconsumed_tail); print(len(r), o.unused_data, o.eof, o.unconsumed_tail)
co=zlib.compressobj(); x=co.compress(d)+co.flush(zlib.Z_SYNC_FLUSH); y=co.compress(b'end')+co.flush(); 
o=zlib.decompressobj(); print(o.decompress(x)==d, o.decompress(y), o.eof)
tr("co.compress(b'x')"); tr("co.flush()")
co=zlib.compressobj(zdict=b'hello world'); z=co.compress(d)+co.flush()
tr("zlib.decompress(z)"); tr("zlib.decompressobj(zdict=b'hello world').decompress(z)==d"); tr("zlib.decompressobj(zdict=b'bad').decompress(z)")
z=zlib._ZlibDecompressor(); print(z.decompress(c,20), z.needs_input, z.eof, z.unused_data); print(len(z.decompress(b'')), z.eof)
tr("z.decompress(b'')"); tr("z.unused_data")
o=zlib.decompressobj(31); g=zlib.compress(d,wbits=31); print(b''.join(o.decompress(g[i:i+1]) for i in range(len(g)))==d, o.eof)
