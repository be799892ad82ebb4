// Browsers start no Worker from a page opened as a file, and the site's search is one. Here its script runs in a hidden
// frame instead. Pages that a server sends use real Workers; nothing is fetched from elsewhere in either case.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      document.body.append(frame)
      const inside = frame.contentWindow
      inside.postMessage = data => {
        const event = new MessageEvent("message", { data })
        this.dispatchEvent(event)
        if (this.onmessage) this.onmessage(event)
      }
      inside.importScripts = (...urls) => Promise.all(urls.map(one => load(one)))
      const load = source => new Promise((done, failed) => {
        const script = frame.contentDocument.createElement("script")
        script.src = source
        script.onload = done
        script.onerror = failed
        frame.contentDocument.body.append(script)
      })
      this.ready = load(url)
      this.inside = inside
    }
    postMessage(data) {
      this.ready.then(() => this.inside.onmessage(new MessageEvent("message", { data })))
    }
    terminate() {}
  }
}
