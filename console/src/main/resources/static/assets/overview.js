'use strict';
// Tile map by keyboard, charts. All of it is read from the page anew after a live update.
(() => {
  let picked = null;
  const tiles = () => $$('.tile');
  const show = (tile, focus) => {
    tiles().forEach(x => { const on = x === tile; x.setAttribute('aria-pressed', on); x.tabIndex = on ? 0 : -1; });
    picked = tile.id;
    const d = tile.dataset, box = $('#pk');
    box.hidden = false;
    $('#pk-n').textContent = d.name;
    $('#pk-t').textContent = [d.state, d.late, d.at].filter(Boolean).join(' · ');
    $('#pk-o').hidden = !d.link;
    if (d.link) { $('#pk-r').href = d.link; $('#pk-u').href = d.unit; }
    if (focus) tile.focus();
  };
  document.addEventListener('click', e => { const t = e.target.closest('.tile'); if (t) show(t, false); });
  document.addEventListener('keydown', e => {
    const t = e.target.closest?.('.tile');
    if (!t) return;
    const d = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[e.key];
    if (!d) return;
    e.preventDefault();
    const r = +t.dataset.r, c = +t.dataset.c;
    let best = null, least = Infinity;
    tiles().forEach(x => {
      const dr = +x.dataset.r - r, dc = +x.dataset.c - c, along = dr * d[0] + dc * d[1], off = Math.abs(d[0] ? dc : dr);
      if (along > 0 && along + off * 3 < least) { least = along + off * 3; best = x; }
    });
    if (best) show(best, true);
  });

  const css = n => getComputedStyle(root).getPropertyValue(n).trim();
  const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
  const font = '"Inter Var","Segoe UI",Roboto,sans-serif';
  const draw = () => {
    const holder = $('#du-lieu');
    if (!holder || !window.echarts) return;
    const data = JSON.parse(holder.textContent);
    if (!data.periods) return;
    const scale = parseFloat(getComputedStyle(root).fontSize) / 16;
    const months = data.periods.map(p => +p.slice(5) + (p.endsWith('-01') ? '/' + p.slice(2, 4) : ''));
    $$('[data-line]').forEach(el => {
      const line = data.lines[el.dataset.line];
      if (!line) return;
      const chart = echarts.getInstanceByDom(el) || echarts.init(el, null, { renderer: 'canvas' });
      const label = { color: css('--ink3'), fontSize: 11.5 * scale, fontFamily: font };
      const last = line.now.length - 1;
      chart.setOption({
        animation: false, textStyle: { fontFamily: font }, grid: { left: 42 * scale, right: 6, top: 10, bottom: 22 * scale },
        tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: css('--sf'), borderColor: css('--line2'), textStyle: { color: css('--ink'), fontSize: 12 * scale, fontFamily: font },
          formatter: p => { const i = p[0].dataIndex, say = v => v == null ? '–' : number.format(v); return data.periods[i].split('-').reverse().join('/') + '\n' + el.dataset.now + ': ' + say(line.now[i]) + '\n' + el.dataset.before + ': ' + say(line.before[i]); } },
        xAxis: { type: 'category', data: months, axisLine: { lineStyle: { color: css('--line2') } }, axisTick: { show: false }, axisLabel: { ...label, interval: i => i === 0 || i === last || i % 3 === 0 } },
        yAxis: { type: 'value', splitNumber: 2, min: 0, axisLabel: { ...label, formatter: v => number.format(v) }, splitLine: { lineStyle: { color: css('--line') } } },
        series: [
          { type: 'bar', data: line.now.map((v, i) => ({ value: v, itemStyle: { color: css(i === last ? '--c1' : '--c2') } })), barCategoryGap: '28%' },
          { type: 'line', data: line.before, symbol: 'none', connectNulls: false, lineStyle: { color: css('--c3'), width: 2 } }],
      }, true);
    });
  };
  draw();
  addEventListener('themechange', draw);
  addEventListener('resize', () => { $$('[data-line]').forEach(el => window.echarts?.getInstanceByDom(el)?.resize()); draw(); });
  document.addEventListener('htmx:afterSettle', e => {
    if (e.target.id !== 'so-lieu' && !$('#so-lieu')?.contains(e.target)) return;
    const tile = picked && document.getElementById(picked);
    if (tile) show(tile, false);
    draw();
  });
})();
