"""Constants and line tables that code objects share are shared again after marshalling."""
import marshal
src = '''f1, f2 = lambda x: x in {0}, lambda y: y in {0}
def g(a, b): return ("k", 1.5, a)
def h(c, d): return ("k", 1.5, c)
'''
c = marshal.loads(marshal.dumps(compile(src, "f", "exec")))
ns = {}; exec(c, ns)
f1, f2, g, h = (ns[n].__code__ for n in ("f1", "f2", "g", "h"))
print(f1.co_consts is f2.co_consts, g.co_consts is h.co_consts, f1.co_linetable is f2.co_linetable, g.co_linetable == h.co_linetable, g.co_linetable is h.co_linetable, g.co_consts[0] is h.co_consts[0])
r = g.replace(co_name="r")
print(r.co_consts is g.co_consts, r.co_linetable is g.co_linetable, g.replace(co_consts=(1, 2)).co_consts)
