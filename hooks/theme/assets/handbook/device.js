// What every page may need: the root of the site, data files that are fetched when first needed (by a script element,
// so from a folder, too), and what this device keeps. Where nothing can be kept, it lasts as long as the page.
const HandbookDevice = {
  root: new URL("../", document.currentScript.src),
  files: {},
  waiting: {},
  memory: {},

  // The value that data/<name>.js gives.
  load(name) {
    this.files[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`data/${name}.js`, this.root);
      script.onerror = () => {
        delete this.files[name];
        reject(new Error(name));
      };
      this.waiting[name] = resolve;
      document.head.append(script);
    });
    return this.files[name];
  },

  give(name, value) {
    this.waiting[name]?.(value);
  },

  read(id) {
    try {
      return JSON.parse(localStorage.getItem(`handbook/1/${id}`)) ?? this.memory[id] ?? null;
    } catch {
      return this.memory[id] ?? null;
    }
  },

  // Whether the value will still be here tomorrow.
  write(id, value) {
    this.memory[id] = value;
    try {
      localStorage.setItem(`handbook/1/${id}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};
