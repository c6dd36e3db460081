// Runs before the first paint, so that a dark page does not flash white and a screen reader starts
// in the right language; and starts the application after it. Kept in step with src/preferences/theme.ts and src/i18n/i18n.ts.
;(function () {
  function stored(name) {
    try {
      return JSON.parse(localStorage.getItem('guichet.' + name))
    } catch {
      return null
    }
  }
  var root = document.documentElement
  var theme = stored('theme')
  var isDark =
    theme === 'dark' ||
    (theme !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = isDark ? 'dark' : 'light'
  var asked = new URLSearchParams(location.search).get('lang')
  var preferred = (navigator.languages || []).map(function (tag) {
    return tag.toLowerCase().split('-')[0]
  })
  root.lang = [asked, stored('language')].concat(preferred, 'en').find(function (language) {
    return language === 'fr' || language === 'en'
  })
  // The build names the application's words, which its scripts would ask for only when they run; in a page that came with its
  // content, all of its files.
  var named = (document.currentScript && document.currentScript.dataset) || {}
  function fetchAhead(address) {
    var link = document.createElement('link')
    link.rel = 'modulepreload'
    link.crossOrigin = ''
    link.href = address
    document.head.append(link)
  }
  if (!named.app) {
    if (named[root.lang]) fetchAhead(named[root.lang])
    return
  }

  // The content is seen first: the application is fetched when the picture has been painted, or after so long.
  var LONGEST_WAIT_MS = 1500
  var isStarted = false
  function start() {
    if (isStarted) return
    isStarted = true
    document.querySelectorAll('link[rel="later"]').forEach(function (link) {
      fetchAhead(link.getAttribute('href'))
    })
    fetchAhead(named[root.lang])
    import(named.app)
  }
  setTimeout(start, LONGEST_WAIT_MS)
  var waitsFor = 2
  function came() {
    waitsFor -= 1
    if (waitsFor === 0) requestAnimationFrame(setTimeout.bind(null, start))
  }
  // Something is on the screen, which is later than when the page has painted it.
  new PerformanceObserver(function (list, observer) {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return
    observer.disconnect()
    came()
  }).observe({ type: 'paint', buffered: true })
  document.addEventListener('DOMContentLoaded', function () {
    var picture = document.querySelector('main img[fetchpriority="high"]')
    if (!picture || picture.complete) return came()
    picture.addEventListener('load', came)
    picture.addEventListener('error', came)
  })
})()
