# Module array: type codes, conversions, slices, memory that is lent.
import warnings
warnings.simplefilter('ignore')
import array
print(array.typecodes)
def tr(f,*a):
    try: print(f.__name__ if hasattr(f,'__name__') else '', a, '->', repr(f(*a)))
    except BaseException as e: print(a, type(e).__name__, e)
A=array.array
for tc in array.typecodes:
    a=A(tc)
    print(tc,a.itemsize, a.buffer_info()[1])
    for v in [1.5,'x','xy',b'x',None,-1,128,-129,256,65536,-32769,1<<31,1<<32,-(1<<31)-1,1<<63,1<<64,-(1<<63)-1,'\U0001f600']:
        try: print(tc,repr(v),A(tc,[v]))
        except BaseException as e: print(tc, repr(v), type(e).__name__, e)
a=A('i',[1,2,3])
for s in ["A()","A(1)","A('xx')","A('z')","A('i',3)","A('i','ab')","A('i',b'abc')","A('u','abc')","A('w','abc')","A('i',bytearray(8))","A('i',[1],2)","A('i',x=1)","a['x']","a[1.5]","a[5]","a.__setitem__(5,1)","a.__setitem__('x',1)","a.__setitem__(slice(0,1),[1])","a.__setitem__(slice(0,1),A('d'))","a.__delitem__(9)","a+[1]","a+A('d')","a*'x'","a.__iadd__([1])","a.__iadd__(A('d'))","a.pop(10)","A('i').pop()","a.remove(77)","a.index(77)","a.index(3,0,1)","a.index(1.0)","a.count(2.0)","a.extend(5)","a.extend(A('d'))","a.fromlist(5)","a.fromlist([1,'x'])","a.frombytes(b'abc')","a.frombytes('abc')","a.fromunicode('x')","a.tounicode()","A('u','ab').tounicode()","A('w','ab').tounicode()","A('w').fromunicode(3)","a.insert(1.5,1)","a.insert(1,2)","a.tolist()","a.tobytes()","a.byteswap()","a","A('b').byteswap()","A('u','ab')","A('w')","repr(A('d',[1.5]))","hash(a)","a.__reduce_ex__(2)","a.__reduce_ex__(3)","A('w','ab').__reduce_ex__(3)","a<A('i',[5])","a==A('d',[1,2,3])","a<A('d',[9])","a==[1,2]","iter(a).__reduce__()","a.__class_getitem__(int)","memoryview(a).format","memoryview(A('u','a')).format","memoryview(A('w','a')).format","memoryview(A('l',[1])).itemsize","a.typecode","A('q').__sizeof__()","A('i',range(5)).__sizeof__()","a.fromfile(3,4)","a.tofile(3)","A.append.__text_signature__","A.index.__text_signature__","A.__doc__[:20]","array._array_reconstructor(A,'i',7,b'')","array._array_reconstructor(int,'i',7,b'')","array._array_reconstructor(A,'i',99,b'')","array._array_reconstructor(A,'i',7,b'123')","array._array_reconstructor(A,'i',7,3)","array._array_reconstructor(A,'z',7,b'')","array._array_reconstructor(A,'d',17,b'')","array.ArrayType","A('i',A('d',[1.0]))","A('d',A('i',[1]))","A('u',A('i',[1]))","A('i',A('u','a'))", "A('u',5)","A(b'i')","a.__iadd__(1)","a*(-1)","2*a","5 in a","a.__copy__()","a.__deepcopy__(3)","A('f',[3.4e38,1e39])","a.buffer_info(1)","a.extend('ab')","A('w','ab').extend('cd')", "array._array_reconstructor(A,'i',5,bytes(8))","array._array_reconstructor(A,'b',16,b'd\\0\\0\\0\\0\\0\\xf8\\x7f')[0]",  "type(iter(a)).__name__, type(iter(a)).__module__","A('L',A('l',[-1]))"]:
    try: print(s,'->',repr(eval(s)))
    except BaseException as e: print(s,'!!',type(e).__name__,e)
m=memoryview(a)
for s in ["a.append(1)","a.pop()","a.extend(A('i'))","a.frombytes(b'')","a.fromlist([])","a.__delitem__(0)","a.__imul__(2)","a.__setitem__(slice(0,1),A('i'))","a.byteswap()","a.clear()","a.fromlist([1])","a.__imul__(1)", "a.extend(A('i',[1]))","a.frombytes(bytes(4))","a.__iadd__(A('i'))", "a.__setitem__(0,1)","a.__setitem__(slice(0,1),A('i',[7]))","a.insert(0,1)","a.remove(7)"]:
    try: print(s,'->',repr(eval(s)))
    except BaseException as e: print(s,'!!',type(e).__name__,e)
