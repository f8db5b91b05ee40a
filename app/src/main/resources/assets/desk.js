// Keys for the queue: comfort only, every act is a link or a button too.
(() => {
  const doc = document, byId = (id) => doc.getElementById(id);
  const step = (by) => {
    const links = [...doc.querySelectorAll('#rows th a')], at = links.indexOf(doc.activeElement);
    const to = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by];
    if (to) { to.focus(); to.scrollIntoView({ block: 'nearest' }); }
  };
  doc.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.target.matches('input,textarea,select')) return;
    const nothing = e.target === doc.body || e.target.id === 'main';
    if (e.key === '/') { byId('search').focus(); byId('search').select(); }
    else if (e.key === 'j') step(1);
    else if (e.key === 'k') step(-1);
    else if (e.key === 'x' && doc.activeElement.closest('#rows tr')) { const box = doc.activeElement.closest('tr').querySelector('input[type=checkbox]'); if (box) box.checked = !box.checked; }
    else if (e.key === 'Enter' && nothing && byId('open-next')) byId('open-next').click();
    else return;
    e.preventDefault();
  });
})();
