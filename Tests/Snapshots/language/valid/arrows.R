arrows = function()
{
  ini({
    a = 1
    2 -> b
    s = c(0, .1, Inf)
  })
  model({
    a * b ** 2 -> x; x^-1 -> y
    y = -x^2 + (-x)^2 - (a - (b - x)) / (2 / (3 / x))
    y ~ add(s)
  })
}
