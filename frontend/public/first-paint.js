// Runs before the first paint, so that a dark page does not flash white and a screen reader starts
// in the right language. Kept in step with src/preferences/theme.ts and src/i18n/languages.ts.
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
  var chosen = stored('language')
  var languages = [chosen].concat(navigator.languages || [])
  for (var i = 0; i < languages.length; i += 1) {
    var language = String(languages[i]).toLowerCase().split('-')[0]
    if (language === 'fr' || language === 'en') {
      root.lang = language
      break
    }
  }
})()
