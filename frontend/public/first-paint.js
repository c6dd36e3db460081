// Runs before the first paint, so that a dark page does not flash white and a screen reader starts
// in the right language. Kept in step with src/preferences/theme.ts and src/i18n/i18n.ts.
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
  var named = new URLSearchParams(location.search).get('lang')
  var preferred = (navigator.languages || []).map(function (tag) {
    return tag.toLowerCase().split('-')[0]
  })
  root.lang = [named, stored('language')].concat(preferred, 'en').find(function (language) {
    return language === 'fr' || language === 'en'
  })
  // The application's words, which its scripts would ask for only when they run. The build names the files.
  var words = document.currentScript && document.currentScript.dataset[root.lang]
  if (!words) return
  var link = document.createElement('link')
  link.rel = 'modulepreload'
  link.crossOrigin = ''
  link.href = words
  document.head.append(link)
})()
