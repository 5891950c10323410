"""Pickles of all protocols are the oracle's to the byte, are read back, and broken ones are refused in the same words."""
import _pickle, io
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__module__,type(e).__name__,e,getattr(e,'__notes__',None),repr(e.__cause__),repr(e.__context__))
def r():
    t(lambda:u.load()); t(lambda:u.__init__(io.BytesIO(b'N.'))); t(lambda:setattr(u,'memo',{})); return 5
import sys; sys.modules['__main__'].r=r
u=_pickle.Unpickler(io.BytesIO(b'c__main__\nr\n)R.'))
t(u.load)
for d in (b'c\nlog\n.', b'clog\n\n.', b'I\n.',b'L\n.',b'F\n.',b'p\n.',b'Ng\n.',b'P\n.',b'V\n.',b'S\n.',b'i\n',b'(i\n\n.',b'I 5\n.',b'L5\n.',b'L0x5L\n.', b'L5LL\n.',b'F1.5x\n.',b'g5x\n.',b'Nr\xff\xff\xff\xff.'):
    print(d,end=' '); t(lambda:_pickle.loads(d))
def cb(b): b.release(); return True
pb=_pickle.PickleBuffer(bytearray(b'x')); t(lambda:_pickle.dumps(pb,5,buffer_callback=cb))
print(memoryview(_pickle.PickleBuffer(b'abc')).obj, _pickle.PickleBuffer(b'abc').raw().obj)
import pickle, collections, datetime, enum, fractions, random, array, types, functools
class N(collections.namedtuple('N','a b')): pass
class S:
    __slots__=('a','b')
    def __init__(s): s.a=1
class O: pass
class SD(O):
    __slots__=('z',)
class E(enum.Enum): A=1
class L(list): pass
class D(dict): pass
class I(int): pass
class ST(str): pass
class G:
    def __getstate__(self): return {'q':1}
class R:
    def __init__(s,x): s.x=x
    def __reduce__(s): return R,(s.x,)
def mk():
    o=O(); o.a=1; o.b=[o]; o.c=2.5; o.d='x'*300; o.e=None
    s=S(); z=SD(); z.z=3; z.y=4
    l=L([1,2,o]); l.attr=5; d=D(a=1,b=o); d.attr=6
    i=I(5); i.w=1; st=ST('abc'); st.w=2
    n=N(1,'x')
    t=([],); t[0].append(t)
    fs=frozenset(['a'])
    return [o,s,z,l,d,i,st,n,t,fs,E.A,G(),R(7),int,len,O,collections.OrderedDict(a=1),collections.deque([1,2],5),collections.defaultdict(list,{1:[2]}),collections.Counter('abca'),
     datetime.date(2024,1,2),fractions.Fraction(1,3),range(5),slice(1,2,3),1j,b'',b'abc',bytearray(),bytearray(b'abc'),b'x'*70000,'y'*70000,'\ud800','é','😀',10**50,-10**50,2**31,-2**31-1,255,256,65535,65536,-1,1.5,float('inf'),True,None,...,NotImplemented,type(None),type(...),
     list(range(1000)),list(range(1001)),list(range(2500)),dict.fromkeys(range(1000)),dict.fromkeys(range(2001)),{1:2},(),(1,),(1,2),(1,2,3),(1,2,3,4),[1],ValueError('x',1),types.SimpleNamespace(a=1),collections,]
import hashlib
objs=mk()
for proto in range(6):
    for k,o in enumerate(objs):
        try: b=pickle.dumps(o,proto)
        except BaseException as e: print(proto,k,type(e),e); continue
        print(proto,k,type(o).__name__,hashlib.md5(b).hexdigest(), len(b))
        try: v=pickle.loads(b); 
        except BaseException as e: print('load',proto,k,type(e),e); continue
        try: b2=pickle.dumps(v,proto)
        except BaseException as e: print('again',proto,k,type(e),e); continue
        if type(v) is not type(o) or not isinstance(o,(frozenset,)) and b2!=b: print('differs',proto,k,type(o),len(b),len(b2))
    try:
        b = pickle.dumps(objs[:-1], proto)
    except TypeError as e:  # protocols 0 and 1 know no __slots__
        print(proto, e)
        continue
    f=io.BytesIO(); pickle.dump(objs[:-1],f,proto); print(f.getvalue()==b); f.seek(0); pickle.load(f); print(f.tell()==len(b))
