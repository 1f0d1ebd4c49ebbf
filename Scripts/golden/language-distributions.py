import mpmath as mp, scipy.stats as st, scipy.special as sp, itertools
mp.mp.dps=40
rows=[]
def add(f,*a,v=None): rows.append((f,a,float(v)))
def F(x): return mp.mpf(x)
# densities / cumulatives by mpmath, exactly
def gp(a,x): return mp.gammainc(F(a),0,F(x),regularized=True)
def bi(x,a,b): return mp.betainc(F(a),F(b),0,F(x),regularized=True)
for x,m,s in [(0.3,0.1,2),(-4,1,0.5)]:
    add('dnorm',x,m,s,v=mp.npdf(F(x),F(m),F(s))); add('pnorm',x,m,s,v=mp.ncdf(F(x),F(m),F(s)))
    add('llikNorm',x,m,s,v=mp.log(mp.npdf(F(x),F(m),F(s))))
for x,m,s in [(0.3,0.1,2),(4,1,0.5)]:
    add('dlnorm',x,m,s,v=mp.npdf(mp.log(F(x)),F(m),F(s))/F(x)); add('plnorm',x,m,s,v=mp.ncdf(mp.log(F(x)),F(m),F(s)))
for k,l in [(0,0.5),(3,2.5),(40,30.25)]:
    add('dpois',k,l,v=mp.exp(-F(l))*F(l)**k/mp.factorial(k)); add('ppois',k,l,v=mp.gammainc(k+1,F(l),mp.inf,regularized=True))
    add('llikPois',k,l,v=-F(l)+k*mp.log(F(l))-mp.loggamma(k+1))
for k,n,p in [(0,5,0.25),(3,10,0.125),(10,10,0.75),(25,60,0.375)]:
    add('dbinom',k,n,p,v=mp.binomial(n,k)*F(p)**k*(1-F(p))**(n-k)); add('pbinom',k,n,p,v=sum(mp.binomial(n,j)*F(p)**j*(1-F(p))**(n-j) for j in range(k+1)))
for k,n,p in [(0,2.5,0.25),(4,3,0.5),(30,7.25,0.125)]:
    pm=lambda j:mp.gamma(j+F(n))/mp.gamma(F(n))/mp.factorial(j)*F(p)**F(n)*(1-F(p))**j
    add('dnbinom',k,n,p,v=pm(k)); add('pnbinom',k,n,p,v=sum(pm(j) for j in range(k+1)))
for k,n,mu in [(2,1.5,3),(12,4,8)]:
    p=F(n)/(F(n)+F(mu)); pm=lambda j:mp.gamma(j+F(n))/mp.gamma(F(n))/mp.factorial(j)*p**F(n)*(1-p)**j
    add('dnbinomMu',k,n,mu,v=pm(k)); add('pnbinomMu',k,n,mu,v=sum(pm(j) for j in range(k+1)))
for k,p in [(0,0.25),(7,0.125)]:
    add('dgeom',k,p,v=F(p)*(1-F(p))**k); add('pgeom',k,p,v=1-(1-F(p))**(k+1))
for x,a,r in [(0.5,0.75,2),(3,4.5,1.5),(100,90,1)]:
    add('dgamma',x,a,r,v=F(r)**F(a)*F(x)**(F(a)-1)*mp.exp(-F(r)*F(x))/mp.gamma(F(a))); add('pgamma',x,a,r,v=gp(a,F(r)*F(x)))
for x,k in [(0.5,1),(7,4.5)]:
    add('dchisq',x,k,v=F(x)**(F(k)/2-1)*mp.exp(-F(x)/2)/2**(F(k)/2)/mp.gamma(F(k)/2)); add('pchisq',x,k,v=gp(F(k)/2,F(x)/2))
for x,a,b in [(0.25,0.5,0.5),(0.75,2,7),(0.5,40,30)]:
    add('dbeta',x,a,b,v=F(x)**(F(a)-1)*(1-F(x))**(F(b)-1)/mp.beta(F(a),F(b))); add('pbeta',x,a,b,v=bi(x,a,b))
for x,n in [(0.5,3),(-2.25,1.5),(8,30)]:
    d=lambda u:mp.gamma((F(n)+1)/2)/mp.sqrt(F(n)*mp.pi)/mp.gamma(F(n)/2)*(1+u*u/F(n))**(-(F(n)+1)/2)
    add('dt',x,n,v=d(F(x))); add('pt',x,n,v=F(1)/2+mp.sign(x)*bi(F(x)**2/(F(n)+F(x)**2),F(1)/2,F(n)/2)/2)
for x,m,n in [(0.5,3,8),(2.5,1,4.5)]:
    q=F(m)*F(x)/(F(m)*F(x)+F(n))
    add('df',x,m,n,v=mp.sqrt((F(m)*F(x))**F(m)*F(n)**F(n)/(F(m)*F(x)+F(n))**(F(m)+F(n)))/(F(x)*mp.beta(F(m)/2,F(n)/2))); add('pf',x,m,n,v=bi(q,F(m)/2,F(n)/2))
for x,k,l in [(0.5,0.75,2),(3,2.5,1.5)]:
    add('dweibull',x,k,l,v=F(k)/F(l)*(F(x)/F(l))**(F(k)-1)*mp.exp(-(F(x)/F(l))**F(k))); add('pweibull',x,k,l,v=1-mp.exp(-(F(x)/F(l))**F(k)))
for x,m,s in [(0.5,0.25,2),(-9,1,0.5)]:
    add('dcauchy',x,m,s,v=1/(mp.pi*F(s)*(1+((F(x)-F(m))/F(s))**2))); add('pcauchy',x,m,s,v=F(1)/2+mp.atan((F(x)-F(m))/F(s))/mp.pi)
for x,r in [(0.5,3),(2,0.25)]:
    add('dexp',x,r,v=F(r)*mp.exp(-F(r)*F(x))); add('pexp',x,r,v=1-mp.exp(-F(r)*F(x)))
add('dunif',2,1,5,v=0.25); add('punif',2,1,5,v=0.25)
# quantiles by scipy
ps=[1e-8,0.01,0.3,0.5,0.85,0.999]
for p in ps:
    for a in (0.05,0.5,3,250): add('qgamma',p,a,v=st.gamma.ppf(p,a))
    for k in (1,7): add('qchisq',p,k,v=st.chi2.ppf(p,k))
    for a,b in ((0.5,0.5),(2,7),(0.2,3),(120,80)): add('qbeta',p,a,b,v=st.beta.ppf(p,a,b))
    for n in (1.5,4,60): add('qt',p,n,v=st.t.ppf(p,n))
    for m,n in ((3,8),(10,2.5)): add('qf',p,m,n,v=st.f.ppf(p,m,n))
    for l in (0.5,4,200): add('qpois',p,l,v=st.poisson.ppf(p,l))
    for n,q in ((1,0.3),(10,0.5),(400,0.02)): add('qbinom',p,n,q,v=st.binom.ppf(p,n,q))
    for n,q in ((0.5,0.1),(5,0.5)): add('qnbinom',p,n,q,v=st.nbinom.ppf(p,n,q))
    add('qgeom',p,0.2,v=st.geom.ppf(p,0.2)-1)
    add('qweibull',p,1.7,3,v=st.weibull_min.ppf(p,1.7,scale=3)); add('qcauchy',p,1,2,v=1+2*mp.tan(mp.pi*(F(p)-F(1)/2)))
    add('qnorm',p,1,2,v=1+2*sp.ndtri(p))
# others
for x in (-2.5,-0.25,0.25,3):
    X=F(x)
    add('SELU',x,v=F('1.0507009873554805')*(X if x>0 else F('1.6732632423543772')*mp.expm1(X)))
    add('GELU',x,v=X*mp.ncdf(X)); add('dGELU',x,v=mp.ncdf(X)+X*mp.npdf(X))
    add('Swish',x,v=X/(1+mp.exp(-X))); add('dSwish',x,v=mp.diff(lambda u:u/(1+mp.exp(-u)),X))
    add('softplus',x,v=mp.log1p(mp.exp(X))); add('dsoftplus',x,v=1/(1+mp.exp(-X)))
    add('ELU',x,0.5,v=X if x>0 else mp.expm1(X)/2); add('lReLU',x,v=X if x>0 else X*F('0.01')); add('PReLU',x,0.25,v=X if x>0 else X/4)
    add('expm1mx',x,v=mp.expm1(X)-X)
    add('logit',0.25+x/100,v=mp.log((F(0.25+x/100))/(1-F(0.25+x/100)))); add('expit',x,1,5,v=1+4/(1+mp.exp(-X)))
for a,x in ((0.5,0.25),(3,4.5)):
    add('gammap',a,x,v=gp(a,x)); add('gammaq',a,x,v=1-gp(a,x)); add('lowergamma',a,x,v=mp.gammainc(F(a),0,F(x))); add('uppergamma',a,x,v=mp.gammainc(F(a),F(x),mp.inf))
    add('gammapDer',a,x,v=F(x)**(F(a)-1)*mp.exp(-F(x))/mp.gamma(F(a)))
for a,p in ((0.5,0.25),(3,0.75)): add('gammapInv',a,p,v=sp.gammaincinv(a,p)); add('gammaqInv',a,p,v=sp.gammainccinv(a,p))
add('erfinv',0.25,v=mp.erfinv(F(0.25))); add('logspace_add',1,3,v=mp.log(mp.e+mp.e**3)); add('logspace_sub',3,1,v=mp.log(mp.e**3-mp.e))
add('lgamma1p',0.25,v=mp.loggamma(F(1.25))); add('lfactorial',4.5,v=mp.loggamma(F(5.5))); add('factorial',5,v=120); add('choose',10,3,v=120); add('lchoose',10,3,v=mp.log(120)); add('lbeta',2.5,3,v=mp.log(mp.beta(F(2.5),3))); add('beta',2.5,3,v=mp.beta(F(2.5),3)); add('log1pmx',0.25,v=mp.log1p(F(0.25))-F(0.25))
for x in (0.5,3,25):
    add('tetragamma',x,v=mp.polygamma(2,F(x))); add('pentagamma',x,v=mp.polygamma(3,F(x)))
    add('psigamma',x,7,v=mp.polygamma(7,F(x))); add('psigamma',x,0,v=mp.polygamma(0,F(x))); add('polygamma',1,x,v=mp.polygamma(1,F(x)))
# The smallest double is reached by order 20 only where the sum has no digits left: 12 is the largest tested.
add('psigamma',1.5,12,v=mp.polygamma(12,F(1.5)))
for x,p,start in ((2.5,0.25,3),(0.75,0.9,0.3)):
    add('gammapInva',x,p,v=mp.findroot(lambda a:mp.gammainc(a,0,F(x),regularized=True)-F(p),start))
    add('gammaqInva',x,p,v=mp.findroot(lambda a:mp.gammainc(a,0,F(x),regularized=True)-(1-F(p)),start if p==0.75 else 1))
for x,m,s in ((0.5,1,2),(-30,0.25,0.5)):
    z=(F(x)-F(m))/F(s)
    add('plogis',x,m,s,v=1/(1+mp.exp(-z))); add('plogis',x,m,s,0,1,v=-mp.log1p(mp.exp(z))); add('dlogis',x,m,s,v=mp.exp(-abs(z))/F(s)/(1+mp.exp(-abs(z)))**2)
add('qlogis',0.25,1,2,v=1+2*mp.log(F(1)/3))
with open('Tests/Golden/language-distributions/values.csv','w') as f:
    f.write('function,arguments,value\n')
    for n,a,v in rows: f.write(f"{n},{' '.join(repr(x) for x in a)},{v!r}\n")
print(len(rows))
