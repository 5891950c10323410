# Module json: values, notes of errors, hooks, indentation.
import json, _json
from json import decoder, encoder, scanner
print(scanner.c_make_scanner, encoder.c_make_encoder)
print(sorted(x for x in dir(scanner.c_make_scanner) if not x.startswith('__') or x in('__call__','__init__')), sorted(x for x in dir(encoder.c_make_encoder) if not x.startswith('__')))
def tr(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'__notes__',None))
class X: pass
L=[]; L.append(L)
D={}; D['a']=D
class I(int):
    def __repr__(self): return 'no'
class F(float):
    def __repr__(self): return 'no'
class S(str): pass
class T(tuple): pass
from collections import OrderedDict, namedtuple
for f in [lambda: json.dumps(X), lambda: json.dumps([1,X()]), lambda: json.dumps({'a':[X()]}), lambda: json.dumps({X():1}), lambda: json.dumps({X():1,'b':2},skipkeys=True), lambda: json.dumps(L), lambda: json.dumps(D), lambda: json.dumps([1,2.5,None,True,False,'aé"\n\x00😀',{}, [], (), {1:2,2.5:3,None:4,True:5,False:6}]),
 lambda: json.dumps('é😀\x7f',ensure_ascii=False), lambda: json.dumps([1,[2,{'a':3,'b':[]}],{}],indent=2), lambda: json.dumps({'b':1,'a':2},sort_keys=True,indent='\t'), lambda: json.dumps({'b':1,1:2},sort_keys=True), lambda: json.dumps(float('nan')), lambda: json.dumps([float('inf')],allow_nan=False), lambda: json.dumps({float('inf'):1},allow_nan=False), lambda: json.dumps([I(5),F(2.5),S('x'),T((1,2)),OrderedDict(b=1,a=2)]), lambda: json.dumps(X(),default=lambda o:[1,o.__class__.__name__]), lambda: json.dumps(X(),default=lambda o:o), lambda: json.dumps([1,2],separators=(',',':')), lambda: json.dumps({'a':1},separators=(',',':')),
 lambda: json.dumps([[]]*3,indent=0), lambda: json.dumps({I(5):1}), lambda: json.dumps({S('a'):1}), lambda: json.dumps(10**30), lambda: json.dumps(1e100), lambda: json.dumps([1e16,-0.0,1e-7]),
 lambda: json.loads('[1,2.5,-3e2,"a\\u00e9\\n",null,true,false,{"a":{"b":[]}},NaN,Infinity,-Infinity, 123456789012345678901234567890]'),
 lambda: json.loads(''), lambda: json.loads('[1,'), lambda: json.loads('[1,]'), lambda: json.loads('[1 2]'), lambda: json.loads('{'), lambda: json.loads('{"a"'), lambda: json.loads('{"a" 1}'), lambda: json.loads('{"a":}'), lambda: json.loads('{"a":1,}'), lambda: json.loads('{"a":1 "b"}'), lambda: json.loads('{1:2}'), lambda: json.loads('["a'), lambda: json.loads('["a\\x"]'), lambda: json.loads('["\\u12"]'), lambda: json.loads('["a\nb"]'), lambda: json.loads('["a\nb"]',strict=False), lambda: json.loads('1 2'), lambda: json.loads('-'), lambda: json.loads('01'), lambda: json.loads('1.'), lambda: json.loads('1e'), lambda: json.loads('1e+5'), lambda: json.loads('-Infinit'), lambda: json.loads('nul'), lambda: json.loads('['), lambda: json.loads('[1'), lambda: json.loads('{"a":1'), lambda: json.loads('{"a":1,'),
 lambda: json.loads('{"a":1,"b":2}',object_pairs_hook=lambda x:x), lambda: json.loads('{"a":{"b":2}}',object_hook=lambda x:sorted(x)), lambda: json.loads('[1.5,2,NaN]',parse_float=str,parse_int=lambda s:s+'!',parse_constant=repr), lambda: json.loads('{"a":1,"a":2}'), lambda: json.loads(b'[1]'), lambda: json.loads(' \t\n\r[ 1 , 2 ] '), lambda: json.loads('"\\ud83d\\ude00 \\ud83d x 😀"'), lambda: json.loads('[1]'*2), lambda: json.loads('{"😀":[1,"é"]}'),lambda: json.JSONDecoder().raw_decode('[1] x'), lambda: json.JSONDecoder().scan_once('[1]',-1), lambda: json.JSONDecoder().scan_once('[1]',9), lambda: json.JSONDecoder().scan_once(5,9), lambda: scanner.c_make_scanner(5), lambda: encoder.c_make_encoder(5,None,None,None,':',',',0,0,0),lambda: encoder.c_make_encoder(None,None,lambda s:5,None,':',',',0,0,0)('x',0), lambda: encoder.c_make_encoder(None,None,lambda s:'<'+s+'>',None,':',',',0,0,0)(['x',{'y':1}],0),lambda: encoder.c_make_encoder({},None,lambda s:'<'+s+'>',' ',':',',',0,0,0)(['x',{'y':1}],1)]: tr(f)
def deep(n):
    x=[]
    for i in range(n): x=[x]
    return x
tr(lambda: len(json.dumps(deep(500))))
