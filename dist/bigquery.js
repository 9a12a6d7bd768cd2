import { t as __commonJSMin } from "./rolldown-runtime.js";
import { t as require_BigInteger } from "./BigInteger.js";
// node_modules/node-sql-parser/build/bigquery.js
var require_bigquery = /* @__PURE__ */ __commonJSMin(((exports) => {
	(function(r, t) {
		for (var e in t) r[e] = t[e];
	})(exports, function(r) {
		var t = {};
		function e(n) {
			if (t[n]) return t[n].exports;
			var o = t[n] = {
				i: n,
				l: !1,
				exports: {}
			};
			return r[n].call(o.exports, o, o.exports, e), o.l = !0, o.exports;
		}
		return e.m = r, e.c = t, e.d = function(r, t, n) {
			e.o(r, t) || Object.defineProperty(r, t, {
				enumerable: !0,
				get: n
			});
		}, e.r = function(r) {
			"undefined" != typeof Symbol && Symbol.toStringTag && Object.defineProperty(r, Symbol.toStringTag, { value: "Module" }), Object.defineProperty(r, "__esModule", { value: !0 });
		}, e.t = function(r, t) {
			if (1 & t && (r = e(r)), 8 & t) return r;
			if (4 & t && "object" == typeof r && r && r.__esModule) return r;
			var n = Object.create(null);
			if (e.r(n), Object.defineProperty(n, "default", {
				enumerable: !0,
				value: r
			}), 2 & t && "string" != typeof r) for (var o in r) e.d(n, o, function(t) {
				return r[t];
			}.bind(null, o));
			return n;
		}, e.n = function(r) {
			var t = r && r.__esModule ? function() {
				return r.default;
			} : function() {
				return r;
			};
			return e.d(t, "a", t), t;
		}, e.o = function(r, t) {
			return Object.prototype.hasOwnProperty.call(r, t);
		}, e.p = "", e(e.s = 1);
	}([
		function(r, t, e) {
			"use strict";
			var n = e(2);
			function o(r, t, e, n) {
				this.message = r, this.expected = t, this.found = e, this.location = n, this.name = "SyntaxError", "function" == typeof Error.captureStackTrace && Error.captureStackTrace(this, o);
			}
			(function(r, t) {
				function e() {
					this.constructor = r;
				}
				e.prototype = t.prototype, r.prototype = new e();
			})(o, Error), o.buildMessage = function(r, t) {
				var e = {
					literal: function(r) {
						return "\"" + o(r.text) + "\"";
					},
					class: function(r) {
						var t, e = "";
						for (t = 0; t < r.parts.length; t++) e += r.parts[t] instanceof Array ? u(r.parts[t][0]) + "-" + u(r.parts[t][1]) : u(r.parts[t]);
						return "[" + (r.inverted ? "^" : "") + e + "]";
					},
					any: function(r) {
						return "any character";
					},
					end: function(r) {
						return "end of input";
					},
					other: function(r) {
						return r.description;
					}
				};
				function n(r) {
					return r.charCodeAt(0).toString(16).toUpperCase();
				}
				function o(r) {
					return r.replace(/\\/g, "\\\\").replace(/"/g, "\\\"").replace(/\0/g, "\\0").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/[\x00-\x0F]/g, (function(r) {
						return "\\x0" + n(r);
					})).replace(/[\x10-\x1F\x7F-\x9F]/g, (function(r) {
						return "\\x" + n(r);
					}));
				}
				function u(r) {
					return r.replace(/\\/g, "\\\\").replace(/\]/g, "\\]").replace(/\^/g, "\\^").replace(/-/g, "\\-").replace(/\0/g, "\\0").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/[\x00-\x0F]/g, (function(r) {
						return "\\x0" + n(r);
					})).replace(/[\x10-\x1F\x7F-\x9F]/g, (function(r) {
						return "\\x" + n(r);
					}));
				}
				return "Expected " + function(r) {
					var t, n, o, u = new Array(r.length);
					for (t = 0; t < r.length; t++) u[t] = (o = r[t], e[o.type](o));
					if (u.sort(), u.length > 0) {
						for (t = 1, n = 1; t < u.length; t++) u[t - 1] !== u[t] && (u[n] = u[t], n++);
						u.length = n;
					}
					switch (u.length) {
						case 1: return u[0];
						case 2: return u[0] + " or " + u[1];
						default: return u.slice(0, -1).join(", ") + ", or " + u[u.length - 1];
					}
				}(r) + " but " + function(r) {
					return r ? "\"" + o(r) + "\"" : "end of input";
				}(t) + " found.";
			}, r.exports = {
				SyntaxError: o,
				parse: function(r, t) {
					t = void 0 !== t ? t : {};
					var e, u = {}, a = { start: zu }, s = zu, i = function(r, t) {
						return dl(r, t);
					}, c = function(r, t) {
						return hl(r, t);
					}, l = function(r, t) {
						return dl(r, t);
					}, f = qu("=", !1), p = qu("DUPLICATE", !0), b = qu("BINARY", !0), v = qu("MASTER", !0), y = qu("LOGS", !0), d = qu("BINLOG", !0), h = qu("EVENTS", !0), m = qu("CHARACTER", !0), w = qu("SET", !0), L = qu("COLLATION", !0), C = function(r, t) {
						return dl(r, t, 1);
					}, A = qu("IF", !0), E = qu("CASCADED", !0), g = qu("LOCAL", !0), _ = qu("CHECK", !0), j = qu("OPTION", !1), T = qu("check_option", !0), S = qu("security_barrier", !0), x = qu("security_invoker", !0), k = qu("GRANTS", !0), I = qu(".", !1), O = qu("ALGORITHM", !0), N = qu("DEFAULT", !0), R = qu("INSTANT", !0), U = qu("INPLACE", !0), M = qu("COPY", !0), D = qu("LOCK", !0), P = qu("NONE", !0), F = qu("SHARED", !0), H = qu("EXCLUSIVE", !0), $ = qu("AUTO_INCREMENT", !0), G = qu("UNIQUE", !0), W = qu("KEY", !0), Y = qu("PRIMARY", !0), q = qu("FOR", !0), B = qu("COLUMN_FORMAT", !0), V = qu("FIXED", !0), X = qu("DYNAMIC", !0), Q = qu("STORAGE", !0), K = qu("DISK", !0), z = qu("MEMORY", !0), J = qu("MATCH FULL", !0), Z = qu("MATCH PARTIAL", !0), rr = qu("MATCH SIMPLE", !0), tr = qu("expiration_timestamp", !0), er = qu("partition_expiration_days", !0), nr = qu("require_partition_filter", !0), or = qu("kms_key_name", !0), ur = qu("friendly_name", !0), ar = qu("description", !0), sr = qu("labels", !0), ir = qu("default_rounding_mode", !0), cr = qu("AVG_ROW_LENGTH", !0), lr = qu("KEY_BLOCK_SIZE", !0), fr = qu("MAX_ROWS", !0), pr = qu("MIN_ROWS", !0), br = qu("STATS_SAMPLE_PAGES", !0), vr = qu("CONNECTION", !0), yr = qu("COMPRESSION", !0), dr = qu("'", !1), hr = qu("ZLIB", !0), mr = qu("LZ4", !0), wr = qu("ENGINE", !0), Lr = qu("CLUSTER", !0), Cr = qu("BY", !0), Ar = qu("OPTIONS", !0), Er = qu("CHARSET", !0), gr = qu("COLLATE", !0), _r = qu("READ", !0), jr = qu("LOW_PRIORITY", !0), Tr = qu("WRITE", !0), Sr = qu("NOT", !0), xr = qu("BTREE", !0), kr = qu("HASH", !0), Ir = qu("WITH", !0), Or = qu("PARSER", !0), Nr = qu("VISIBLE", !0), Rr = qu("INVISIBLE", !0), Ur = qu("RESTRICT", !0), Mr = qu("CASCADE", !0), Dr = qu("SET NULL", !0), Pr = qu("NO ACTION", !0), Fr = qu("SET DEFAULT", !0), Hr = qu("UPDATE", !0), $r = qu("CREATE", !0), Gr = qu("DELETE", !0), Wr = qu("INSERT", !0), Yr = qu(":=", !1), qr = qu("return", !0), Br = qu("REPLACE", !0), Vr = qu("ANALYZE", !0), Xr = qu("ATTACH", !0), Qr = qu("DATABASE", !0), Kr = qu("RENAME", !0), zr = qu("SHOW", !0), Jr = qu("DESCRIBE", !0), Zr = qu("@", !1), rt = qu("@@", !1), tt = qu("$", !1), et = qu("TEMPORARY", !0), nt = qu("TEMP", !0), ot = qu("SCHEMA", !0), ut = qu("ALTER", !0), at = qu("SPATIAL", !0), st = qu("(", !1), it = qu(")", !1), ct = qu("INTERSECT", !0), lt = qu("EXCEPT", !0), ft = qu("SYSTEM_TIME", !0), pt = qu("AS", !0), bt = qu("OF", !0), vt = qu("UNNEST", !0), yt = function(r, t) {
						return t.unshift(r), t.forEach((r) => {
							const { table: t, as: e } = r;
							gl[t] = t, e && (gl[e] = t), function(r) {
								const t = wl(r);
								r.clear(), t.forEach((t) => r.add(t));
							}(El);
						}), t;
					}, dt = /^[@]/, ht = Bu(["@"], !1, !1), mt = /^[{]/, wt = Bu(["{"], !1, !1), Lt = /^[=]/, Ct = Bu(["="], !1, !1), At = /^[}]/, Et = Bu(["}"], !1, !1), gt = qu("TABLESAMPLE", !0), _t = qu("BERNOULLI", !0), jt = qu("RESERVOIR", !0), Tt = qu("PERCENT", !0), St = qu("ROWS", !0), xt = qu("RANGE", !0), kt = qu("FOLLOWING", !0), It = qu("PRECEDING", !0), Ot = qu("CURRENT", !0), Nt = qu("ROW", !0), Rt = qu("UNBOUNDED", !0), Ut = qu("!", !1), Mt = function(r) {
						return r[0] + " " + r[2];
					}, Dt = qu(">=", !1), Pt = qu(">", !1), Ft = qu("<=", !1), Ht = qu("<>", !1), $t = qu("<", !1), Gt = qu("!=", !1), Wt = qu("+", !1), Yt = qu("-", !1), qt = qu("*", !1), Bt = qu("/", !1), Vt = qu("%", !1), Xt = qu("~", !1), Qt = function(r) {
						return !0 === ll[r.toUpperCase()];
					}, Kt = qu("\"", !1), zt = /^[^"]/, Jt = Bu(["\""], !0, !1), Zt = /^[^']/, re = Bu(["'"], !0, !1), te = qu("`", !1), ee = /^[^`]/, ne = Bu(["`"], !0, !1), oe = function(r, t) {
						return r + t.join("");
					}, ue = /^[A-Za-z_]/, ae = Bu([
						["A", "Z"],
						["a", "z"],
						"_"
					], !1, !1), se = /^[A-Za-z0-9_\-]/, ie = Bu([
						["A", "Z"],
						["a", "z"],
						["0", "9"],
						"_",
						"-"
					], !1, !1), ce = /^[A-Za-z0-9_:\u4E00-\u9FA5\xC0-\u017F]/, le = Bu([
						["A", "Z"],
						["a", "z"],
						["0", "9"],
						"_",
						":",
						["一", "龥"],
						["À", "ſ"]
					], !1, !1), fe = qu(":", !1), pe = qu("string_agg", !0), be = qu("ANY_VALUE", !0), ve = qu("YEAR_MONTH", !0), ye = qu("DAY_HOUR", !0), de = qu("DAY_MINUTE", !0), he = qu("DAY_SECOND", !0), me = qu("DAY_MICROSECOND", !0), we = qu("HOUR_MINUTE", !0), Le = qu("HOUR_SECOND", !0), Ce = qu("HOUR_MICROSECOND", !0), Ae = qu("MINUTE_SECOND", !0), Ee = qu("MINUTE_MICROSECOND", !0), ge = qu("SECOND_MICROSECOND", !0), _e = qu("TIMEZONE_HOUR", !0), je = qu("TIMEZONE_MINUTE", !0), Te = qu("CENTURY", !0), Se = qu("DAYOFWEEK", !0), xe = qu("DAY", !0), ke = qu("DATE", !0), Ie = qu("DECADE", !0), Oe = qu("DOW", !0), Ne = qu("DOY", !0), Re = qu("EPOCH", !0), Ue = qu("HOUR", !0), Me = qu("ISODOW", !0), De = qu("ISOWEEK", !0), Pe = qu("ISOYEAR", !0), Fe = qu("MICROSECONDS", !0), He = qu("MILLENNIUM", !0), $e = qu("MILLISECONDS", !0), Ge = qu("MINUTE", !0), We = qu("MONTH", !0), Ye = qu("QUARTER", !0), qe = qu("SECOND", !0), Be = qu("TIME", !0), Ve = qu("TIMEZONE", !0), Xe = qu("WEEK", !0), Qe = qu("YEAR", !0), Ke = qu("DATE_TRUNC", !0), ze = qu("R", !0), Je = function(r, t) {
						return {
							type: r.toLowerCase(),
							value: t[1].join("")
						};
					}, Ze = /^[^"\\\0-\x1F\x7F]/, rn = Bu([
						"\"",
						"\\",
						["\0", ""],
						""
					], !0, !1), tn = /^[^'\\]/, en = Bu(["'", "\\"], !0, !1), nn = qu("\\'", !1), on = qu("\\\"", !1), un = qu("\\\\", !1), an = qu("\\/", !1), sn = qu("\\b", !1), cn = qu("\\f", !1), ln = qu("\\n", !1), fn = qu("\\r", !1), pn = qu("\\t", !1), bn = qu("\\u", !1), vn = qu("\\", !1), yn = qu("''", !1), dn = qu("\"\"", !1), hn = qu("``", !1), mn = /^[\n\r]/, wn = Bu(["\n", "\r"], !1, !1), Ln = /^[0-9]/, Cn = Bu([["0", "9"]], !1, !1), An = /^[0-9a-fA-F]/, En = Bu([
						["0", "9"],
						["a", "f"],
						["A", "F"]
					], !1, !1), gn = /^[eE]/, _n = Bu(["e", "E"], !1, !1), jn = /^[+\-]/, Tn = Bu(["+", "-"], !1, !1), Sn = qu("NULL", !0), xn = qu("NOT NULL", !0), kn = qu("TRUE", !0), In = qu("TO", !0), On = qu("FALSE", !0), Nn = qu("DROP", !0), Rn = qu("USE", !0), Un = qu("SELECT", !0), Mn = qu("RECURSIVE", !0), Dn = qu("IGNORE", !0), Pn = qu("PARTITION", !0), Fn = qu("INTO", !0), Hn = qu("FROM", !0), $n = qu("UNLOCK", !0), Gn = qu("TABLE", !0), Wn = qu("TABLES", !0), Yn = qu("ON", !0), qn = qu("LEFT", !0), Bn = qu("RIGHT", !0), Vn = qu("FULL", !0), Xn = qu("INNER", !0), Qn = qu("CROSS", !0), Kn = qu("JOIN", !0), zn = qu("OUTER", !0), Jn = qu("OVER", !0), Zn = qu("UNION", !0), ro = qu("VALUE", !0), to = qu("VALUES", !0), eo = qu("USING", !0), no = qu("WHERE", !0), oo = qu("GROUP", !0), uo = qu("ORDER", !0), ao = qu("HAVING", !0), so = qu("QUALIFY", !0), io = qu("WINDOW", !0), co = qu("ORDINAL", !0), lo = qu("SAFE_ORDINAL", !0), fo = qu("LIMIT", !0), po = qu("OFFSET", !0), bo = qu("SAFE_OFFSET", !0), vo = qu("ASC", !0), yo = qu("DESC", !0), ho = qu("ALL", !0), mo = qu("DISTINCT", !0), wo = qu("BETWEEN", !0), Lo = qu("IN", !0), Co = qu("IS", !0), Ao = qu("LIKE", !0), Eo = qu("EXISTS", !0), go = qu("AND", !0), _o = qu("OR", !0), jo = qu("COUNT", !0), To = qu("MAX", !0), So = qu("MIN", !0), xo = qu("SUM", !0), ko = qu("AVG", !0), Io = qu("EXTRACT", !0), Oo = qu("CALL", !0), No = qu("CASE", !0), Ro = qu("WHEN", !0), Uo = qu("THEN", !0), Mo = qu("ELSE", !0), Do = qu("END", !0), Po = qu("CAST", !0), Fo = qu("SAFE_CAST", !0), Ho = qu("ARRAY", !0), $o = qu("ARRAY_AGG", !0), Go = qu("STRING_AGG", !0), Wo = qu("BYTES", !0), Yo = qu("BOOL", !0), qo = qu("GEOGRAPHY", !0), Bo = qu("NUMERIC", !0), Vo = qu("DECIMAL", !0), Xo = qu("SIGNED", !0), Qo = qu("UNSIGNED", !0), Ko = qu("INT64", !0), zo = qu("INTEGER", !0), Jo = qu("JSON", !0), Zo = qu("STRING", !0), ru = qu("STRUCT", !0), tu = qu("FLOAT64", !0), eu = qu("DATETIME", !0), nu = qu("TIMESTAMP", !0), ou = qu("TRUNCATE", !0), uu = qu("CURRENT_DATE", !0), au = qu("INTERVAL", !0), su = qu("CURRENT_TIME", !0), iu = qu("CURRENT_TIMESTAMP", !0), cu = qu("SESSION_USER", !0), lu = qu("GLOBAL", !0), fu = qu("SESSION", !0), pu = qu("PIVOT", !0), bu = qu("PERSIST", !0), vu = qu("PERSIST_ONLY", !0), yu = qu("VIEW", !0), du = qu("ADD", !0), hu = qu("COLUMN", !0), mu = qu("INDEX", !0), wu = qu("FULLTEXT", !0), Lu = qu("COMMENT", !0), Cu = qu("REFERENCES", !0), Au = qu(",", !1), Eu = qu("[", !1), gu = qu("]", !1), _u = qu(";", !1), ju = qu("||", !1), Tu = qu("&&", !1), Su = qu("/*", !1), xu = qu("*/", !1), ku = qu("--", !1), Iu = qu("#", !1), Ou = { type: "any" }, Nu = /^[ \t\n\r]/, Ru = Bu([
						" ",
						"	",
						"\n",
						"\r"
					], !1, !1), Uu = function(r) {
						return { dataType: r };
					}, Mu = qu("MAX", !1), Du = qu("max", !1), Pu = function(r, t) {
						return {
							dataType: r,
							definition: t,
							anglebracket: !0
						};
					}, Fu = 0, Hu = 0, $u = [{
						line: 1,
						column: 1
					}], Gu = 0, Wu = [], Yu = 0;
					if ("startRule" in t) {
						if (!(t.startRule in a)) throw new Error("Can't start parsing from rule \"" + t.startRule + "\".");
						s = a[t.startRule];
					}
					function qu(r, t) {
						return {
							type: "literal",
							text: r,
							ignoreCase: t
						};
					}
					function Bu(r, t, e) {
						return {
							type: "class",
							parts: r,
							inverted: t,
							ignoreCase: e
						};
					}
					function Vu(t) {
						var e, n = $u[t];
						if (n) return n;
						for (e = t - 1; !$u[e];) e--;
						for (n = {
							line: (n = $u[e]).line,
							column: n.column
						}; e < t;) 10 === r.charCodeAt(e) ? (n.line++, n.column = 1) : n.column++, e++;
						return $u[t] = n, n;
					}
					function Xu(r, t) {
						var e = Vu(r), n = Vu(t);
						return {
							start: {
								offset: r,
								line: e.line,
								column: e.column
							},
							end: {
								offset: t,
								line: n.line,
								column: n.column
							}
						};
					}
					function Qu(r) {
						Fu < Gu || (Fu > Gu && (Gu = Fu, Wu = []), Wu.push(r));
					}
					function Ku(r, t, e) {
						return new o(o.buildMessage(r, t), r, t, e);
					}
					function zu() {
						var r = Fu, t;
						return Zc() !== u && (t = function() {
							var r = Fu, t, e, n, o, a, s, i;
							if ((t = Ju()) !== u) {
								for (e = [], n = Fu, (o = Zc()) !== u && (a = zc()) !== u && (s = Zc()) !== u && (i = Ju()) !== u ? n = o = [
									o,
									a,
									s,
									i
								] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = zc()) !== u && (s = Zc()) !== u && (i = Ju()) !== u ? n = o = [
									o,
									a,
									s,
									i
								] : (Fu = n, n = u);
								e !== u ? (Hu = r, t = function(r, t) {
									const e = r && r.ast || r, n = t && t.length && t[0].length >= 4 ? [e] : e;
									for (let r = 0; r < t.length; r++) t[r][3] && 0 !== t[r][3].length && n.push(t[r][3] && t[r][3].ast || t[r][3]);
									return {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: n
									};
								}(t, e), r = t) : (Fu = r, r = u);
							} else Fu = r, r = u;
							return r;
						}()) !== u ? (Hu = r, r = t) : (Fu = r, r = u), r;
					}
					function Ju() {
						var t;
						return (t = function() {
							var t, e, n, o, a, s, i;
							(t = function() {
								var r = Fu, t, e, n;
								(t = Xa()) !== u && Zc() !== u ? ((e = _s()) === u && (e = null), e !== u && Zc() !== u ? ((n = Ss()) === u && (n = null), n !== u && Zc() !== u ? (Hu = r, o = t, a = e, s = n, t = {
									tableList: Array.from(Al),
									columnList: wl(El),
									ast: {
										...o.ast,
										_orderby: a,
										_limit: s,
										_parentheses: o._parentheses
									}
								}, r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
								var o, a, s;
								return r;
							}()) === u && (t = Fu, e = Fu, 40 === r.charCodeAt(Fu) ? (n = "(", Fu++) : (n = u, 0 === Yu && Qu(st)), n !== u && (o = Zc()) !== u && (a = Ka()) !== u && (s = Zc()) !== u ? (41 === r.charCodeAt(Fu) ? (i = ")", Fu++) : (i = u, 0 === Yu && Qu(it)), i !== u ? e = n = [
								n,
								o,
								a,
								s,
								i
							] : (Fu = e, e = u)) : (Fu = e, e = u), e !== u && (Hu = t, e = {
								...e[2],
								parentheses_symbol: !0
							}), t = e);
							return t;
						}()) === u && (t = function() {
							var t;
							(t = Xa()) === u && (t = function() {
								var r = Fu, t, e, n, o, a, s, i;
								(t = Ma()) !== u && Zc() !== u && (e = cs()) !== u && Zc() !== u && Xi() !== u && Zc() !== u && (n = sa()) !== u && Zc() !== u ? ((o = ss()) === u && (o = null), o !== u && Zc() !== u ? ((a = hs()) === u && (a = null), a !== u && Zc() !== u ? ((s = _s()) === u && (s = null), s !== u && Zc() !== u ? ((i = Ss()) === u && (i = null), i !== u ? (Hu = r, t = function(r, t, e, n, o, u) {
									const a = (r) => {
										const { server: t, db: e, schema: n, as: o, table: u, join: a } = r, s = a ? "select" : "update", i = [
											t,
											e,
											n
										].filter(Boolean).join(".") || null;
										e && (dbObj[u] = i), u && Al.add(`${s}::${i}::${u}`);
									};
									return r && r.forEach(a), e && e.forEach(a), t && t.forEach((r) => El.add(`update::${r.table}::${r.column}`)), {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "update",
											table: r,
											set: t,
											where: n,
											orderby: o,
											limit: u
										}
									};
								}(e, n, o, a, s, i), r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
								return r;
							}()) === u && (t = function() {
								var r = Fu, t, e, n, o, a, s, i;
								(t = ca()) !== u && Zc() !== u ? ((e = Bi()) === u && (e = null), e !== u && Zc() !== u && (n = vs()) !== u && Zc() !== u ? ((o = la()) === u && (o = null), o !== u && Zc() !== u && qc() !== u && Zc() !== u && (a = ti()) !== u && Zc() !== u && Bc() !== u && Zc() !== u && (s = fa()) !== u && Zc() !== u ? ((i = pa()) === u && (i = null), i !== u ? (Hu = r, t = function(r, t, e, n, o, u) {
									if (t && (Al.add(`insert::${t.db}::${t.table}`), t.as = null), n) {
										let r = t && t.table || null;
										Array.isArray(o.values) && o.values.forEach((r, t) => {
											if (r.value.length != n.length) throw new Error("Error: column count doesn't match value count at row " + (t + 1));
										}), n.forEach((t) => El.add(`insert::${r}::${t}`));
									}
									return {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: r,
											table: [t],
											columns: n,
											values: o,
											partition: e,
											on_duplicate_update: u
										}
									};
								}(t, n, o, a, s, i), r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
								return r;
							}()) === u && (t = function() {
								var t = Fu, e, n, o, a, s, i, c;
								(e = ca()) !== u && Zc() !== u ? ((n = function() {
									var t = Fu, e, n, o;
									"ignore" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Dn));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (n = null), n !== u && Zc() !== u ? ((o = Bi()) === u && (o = null), o !== u && Zc() !== u && (a = vs()) !== u && Zc() !== u ? ((s = la()) === u && (s = null), s !== u && Zc() !== u && (i = fa()) !== u && Zc() !== u ? ((c = pa()) === u && (c = null), c !== u ? (Hu = t, e = function(r, t, e, n, o, u, a) {
									n && (Al.add(`insert::${n.db}::${n.table}`), El.add(`insert::${n.table}::(.*)`), n.as = null);
									const s = [t, e].filter((r) => r).map((r) => r[0] && r[0].toLowerCase()).join(" ");
									return {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: r,
											table: [n],
											columns: null,
											values: u,
											partition: o,
											prefix: s,
											on_duplicate_update: a
										}
									};
								}(e, n, o, a, s, i, c), t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}()) === u && (t = function() {
								var r = Fu, t, e, n, o, a, s;
								(t = ca()) !== u && Zc() !== u ? ((e = Bi()) === u && (e = null), e !== u && Zc() !== u && (n = vs()) !== u && Zc() !== u ? ((o = la()) === u && (o = null), o !== u && Zc() !== u && Xi() !== u && Zc() !== u && (a = sa()) !== u && Zc() !== u ? ((s = pa()) === u && (s = null), s !== u ? (Hu = r, i = t, l = o, f = a, p = s, (c = n) && (Al.add(`insert::${c.db}::${c.table}`), El.add(`insert::${c.table}::(.*)`), c.as = null), t = {
									tableList: Array.from(Al),
									columnList: wl(El),
									ast: {
										type: i,
										table: [c],
										columns: null,
										partition: l,
										set: f,
										on_duplicate_update: p
									}
								}, r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
								var i, c, l, f, p;
								return r;
							}()) === u && (t = function() {
								var r = Fu, t, e, n, o, a, s;
								(t = Pa()) !== u && Zc() !== u ? ((e = cs()) === u && (e = null), e !== u && Zc() !== u ? ((n = ss()) === u && (n = null), n !== u && Zc() !== u ? ((o = hs()) === u && (o = null), o !== u && Zc() !== u ? ((a = _s()) === u && (a = null), a !== u && Zc() !== u ? ((s = Ss()) === u && (s = null), s !== u ? (Hu = r, t = function(r, t, e, n, o) {
									if (r && r.forEach((r) => Al.add(`delete::${r.db}::${r.table}`)), t && t.forEach((r) => {
										const { db: t, as: e, table: n, join: o } = r, u = o ? "select" : "delete";
										n && Al.add(`${u}::${t}::${n}`), o || El.add(`delete::${n}::(.*)`);
									}), null === r && 1 === t.length) {
										const e = t[0];
										r = [{
											db: e.db,
											table: e.table,
											as: e.as,
											addition: !0
										}];
									}
									return {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "delete",
											table: r,
											from: t,
											where: e,
											orderby: n,
											limit: o
										}
									};
								}(e, n, o, a, s), r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
								return r;
							}()) === u && (t = function() {
								var t;
								(t = function() {
									var t = Fu, e, n;
									(e = function() {
										var t = Fu, e, n, o;
										"analyze" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Vr));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) !== u && Zc() !== u && (n = vs()) !== u && Zc() !== u ? (Hu = t, o = e, a = n, Al.add(`${o}::${a.db}::${a.table}`), e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: o.toLowerCase(),
											table: a
										}
									}, t = e) : (Fu = t, t = u);
									var o, a;
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o, a, s;
									(e = function() {
										var t = Fu, e, n, o;
										"attach" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Xr));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) !== u && Zc() !== u && (n = $a()) !== u && Zc() !== u && (o = Is()) !== u && Zc() !== u && (a = Qi()) !== u && Zc() !== u && (s = ni()) !== u && Zc() !== u ? (Hu = t, i = e, c = n, l = o, f = a, p = s, e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: i.toLowerCase(),
											database: c,
											expr: l,
											as: f && f[0].toLowerCase(),
											schema: p
										}
									}, t = e) : (Fu = t, t = u);
									var i, c, l, f, p;
									return t;
								}()) === u && (t = function() {
									var r = Fu, t, e, n, o, a;
									(t = Yi()) !== u && Zc() !== u && (e = Ki()) !== u && Zc() !== u && (n = cs()) !== u ? (Hu = r, s = t, i = e, (c = n) && c.forEach((r) => Al.add(`${s}::${r.db}::${r.table}`)), t = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: s.toLowerCase(),
											keyword: i.toLowerCase(),
											name: c
										}
									}, r = t) : (Fu = r, r = u);
									var s, i, c;
									r === u && (r = Fu, (t = Yi()) !== u && Zc() !== u && (e = Fc()) !== u && Zc() !== u && (n = ri()) !== u && Zc() !== u && Ji() !== u && Zc() !== u && (o = vs()) !== u && Zc() !== u ? ((a = function() {
										var r = Fu, t, e, n, o, a;
										(t = ma()) === u && (t = wa());
										if (t !== u) {
											for (e = [], n = Fu, (o = Zc()) !== u ? ((a = ma()) === u && (a = wa()), a !== u ? n = o = [o, a] : (Fu = n, n = u)) : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u ? ((a = ma()) === u && (a = wa()), a !== u ? n = o = [o, a] : (Fu = n, n = u)) : (Fu = n, n = u);
											e !== u ? (Hu = r, t = C(t, e), r = t) : (Fu = r, r = u);
										} else Fu = r, r = u;
										return r;
									}()) === u && (a = null), a !== u && Zc() !== u ? (Hu = r, t = function(r, t, e, n, o) {
										return {
											tableList: Array.from(Al),
											columnList: wl(El),
											ast: {
												type: r.toLowerCase(),
												keyword: t.toLowerCase(),
												name: e,
												table: n,
												options: o
											}
										};
									}(t, e, n, o, a), r = t) : (Fu = r, r = u)) : (Fu = r, r = u));
									return r;
								}()) === u && (t = function() {
									var t;
									(t = function() {
										var r = Fu, t, e, n, o, a, s, i, c, f, p, b, v;
										(t = Da()) !== u && Zc() !== u ? (e = Fu, (n = Cc()) !== u && (o = Zc()) !== u && (a = Ha()) !== u ? e = n = [
											n,
											o,
											a
										] : (Fu = e, e = u), e === u && (e = null), e !== u && (n = Zc()) !== u ? ((o = Ba()) === u && (o = qa()), o === u && (o = null), o !== u && (a = Zc()) !== u && (s = Ki()) !== u && Zc() !== u ? ((i = da()) === u && (i = null), i !== u && Zc() !== u && (c = vs()) !== u && Zc() !== u ? ((f = function() {
											var r = Fu, t, e, n, o, a, s, i, c;
											if ((t = qc()) !== u) if (Zc() !== u) if ((e = La()) !== u) {
												for (n = [], o = Fu, (a = Zc()) !== u && (s = Wc()) !== u && (i = Zc()) !== u && (c = La()) !== u ? o = a = [
													a,
													s,
													i,
													c
												] : (Fu = o, o = u); o !== u;) n.push(o), o = Fu, (a = Zc()) !== u && (s = Wc()) !== u && (i = Zc()) !== u && (c = La()) !== u ? o = a = [
													a,
													s,
													i,
													c
												] : (Fu = o, o = u);
												n !== u && (o = Zc()) !== u && (a = Bc()) !== u ? (Hu = r, t = l(e, n), r = t) : (Fu = r, r = u);
											} else Fu = r, r = u;
											else Fu = r, r = u;
											else Fu = r, r = u;
											return r;
										}()) === u && (f = null), f !== u && Zc() !== u ? ((p = function() {
											var r = Fu, t, e, n, o, a, s, i;
											if ((t = Sa()) !== u) {
												for (e = [], n = Fu, (o = Zc()) !== u ? ((a = Wc()) === u && (a = null), a !== u && (s = Zc()) !== u && (i = Sa()) !== u ? n = o = [
													o,
													a,
													s,
													i
												] : (Fu = n, n = u)) : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u ? ((a = Wc()) === u && (a = null), a !== u && (s = Zc()) !== u && (i = Sa()) !== u ? n = o = [
													o,
													a,
													s,
													i
												] : (Fu = n, n = u)) : (Fu = n, n = u);
												e !== u ? (Hu = r, t = dl(t, e), r = t) : (Fu = r, r = u);
											} else Fu = r, r = u;
											return r;
										}()) === u && (p = null), p !== u && Zc() !== u ? ((b = Qi()) === u && (b = null), b !== u && Zc() !== u ? ((v = Xa()) === u && (v = null), v !== u ? (Hu = r, y = t, d = e, h = o, m = i, L = f, C = p, A = b, E = v, (w = c) && Al.add(`create::${w.db}::${w.table}`), t = {
											tableList: Array.from(Al),
											columnList: wl(El),
											ast: {
												type: y[0].toLowerCase(),
												keyword: "table",
												temporary: h && h[0].toLowerCase(),
												if_not_exists: m,
												table: [w],
												replace: d && "or replace",
												as: A && A[0].toLowerCase(),
												query_expr: E && E.ast,
												create_definitions: L,
												table_options: C
											}
										}, r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
										var y, d, h, m, w, L, C, A, E;
										r === u && (r = Fu, (t = Da()) !== u && Zc() !== u ? ((e = qa()) === u && (e = null), e !== u && (n = Zc()) !== u && (o = Ki()) !== u && (a = Zc()) !== u ? ((s = da()) === u && (s = null), s !== u && Zc() !== u && (i = cs()) !== u && Zc() !== u && (c = function r() {
											var t, e;
											(t = function() {
												var r = Fu, t;
												hc() !== u && Zc() !== u && (t = cs()) !== u ? (Hu = r, r = {
													type: "like",
													table: t
												}) : (Fu = r, r = u);
												return r;
											}()) === u && (t = Fu, qc() !== u && Zc() !== u && (e = r()) !== u && Zc() !== u && Bc() !== u ? (Hu = t, (n = e).parentheses = !0, t = n) : (Fu = t, t = u));
											var n;
											return t;
										}()) !== u ? (Hu = r, t = function(r, t, e, n, o) {
											return n && n.forEach((r) => Al.add(`create::${r.db}::${r.table}`)), {
												tableList: Array.from(Al),
												columnList: wl(El),
												ast: {
													type: r[0].toLowerCase(),
													keyword: "table",
													temporary: t && t[0].toLowerCase(),
													if_not_exists: e,
													table: n,
													like: o
												}
											};
										}(t, e, s, i, c), r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u));
										return r;
									}()) === u && (t = function() {
										var t = Fu, e, n, o, a, s;
										(e = Da()) !== u && Zc() !== u ? ((n = $a()) === u && (n = function() {
											var t = Fu, e, n, o;
											"schema" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(ot));
											e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
											return t;
										}()), n !== u && Zc() !== u ? ((o = da()) === u && (o = null), o !== u && Zc() !== u && (a = Ci()) !== u && Zc() !== u ? ((s = function() {
											var r = Fu, t, e, n, o, a;
											if ((t = xa()) !== u) {
												for (e = [], n = Fu, (o = Zc()) !== u && (a = xa()) !== u ? n = o = [o, a] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = xa()) !== u ? n = o = [o, a] : (Fu = n, n = u);
												e !== u ? (Hu = r, t = C(t, e), r = t) : (Fu = r, r = u);
											} else Fu = r, r = u;
											return r;
										}()) === u && (s = null), s !== u ? (Hu = t, e = function(r, t, e, n, o) {
											const u = t.toLowerCase();
											return {
												tableList: Array.from(Al),
												columnList: wl(El),
												ast: {
													type: r[0].toLowerCase(),
													keyword: u,
													if_not_exists: e,
													[u]: {
														db: n.schema,
														schema: n.name
													},
													create_definitions: o
												}
											};
										}(e, n, o, a, s), t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) === u && (t = function() {
										var t = Fu, e, n, o, a, s, i, c, f, p, b, v, y, d, h, m, w, L;
										(e = Da()) !== u && Zc() !== u ? (n = Fu, (o = Cc()) !== u && (a = Zc()) !== u && (s = Ha()) !== u ? n = o = [
											o,
											a,
											s
										] : (Fu = n, n = u), n === u && (n = null), n !== u && (o = Zc()) !== u ? ((a = Ba()) === u && (a = qa()), a === u && (a = null), a !== u && (s = Zc()) !== u ? ((i = function() {
											var t = Fu, e, n, o;
											"recursive" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(Mn));
											e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
											return t;
										}()) === u && (i = null), i !== u && Zc() !== u && function() {
											var t = Fu, e, n, o;
											"view" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(yu));
											e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "VIEW") : (Fu = t, t = u)) : (Fu = t, t = u);
											return t;
										}() !== u && Zc() !== u && (c = vs()) !== u && Zc() !== u ? (f = Fu, (p = qc()) !== u && (b = Zc()) !== u && (v = ti()) !== u && (y = Zc()) !== u && (d = Bc()) !== u ? f = p = [
											p,
											b,
											v,
											y,
											d
										] : (Fu = f, f = u), f === u && (f = null), f !== u && (p = Zc()) !== u ? (b = Fu, (v = oc()) !== u && (y = Zc()) !== u && (d = qc()) !== u && (h = Zc()) !== u && (m = function() {
											var r = Fu, t, e, n, o, a, s, i;
											if ((t = ha()) !== u) {
												for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ha()) !== u ? n = o = [
													o,
													a,
													s,
													i
												] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ha()) !== u ? n = o = [
													o,
													a,
													s,
													i
												] : (Fu = n, n = u);
												e !== u ? (Hu = r, t = l(t, e), r = t) : (Fu = r, r = u);
											} else Fu = r, r = u;
											return r;
										}()) !== u && (w = Zc()) !== u && (L = Bc()) !== u ? b = v = [
											v,
											y,
											d,
											h,
											m,
											w,
											L
										] : (Fu = b, b = u), b === u && (b = null), b !== u && (v = Zc()) !== u && (y = Qi()) !== u && (d = Zc()) !== u && (h = Ka()) !== u && (m = Zc()) !== u ? ((w = function() {
											var t = Fu, e, n, o, a;
											(e = oc()) !== u && Zc() !== u ? ("cascaded" === r.substr(Fu, 8).toLowerCase() ? (n = r.substr(Fu, 8), Fu += 8) : (n = u, 0 === Yu && Qu(E)), n === u && ("local" === r.substr(Fu, 5).toLowerCase() ? (n = r.substr(Fu, 5), Fu += 5) : (n = u, 0 === Yu && Qu(g))), n !== u && Zc() !== u ? ("check" === r.substr(Fu, 5).toLowerCase() ? (o = r.substr(Fu, 5), Fu += 5) : (o = u, 0 === Yu && Qu(_)), o !== u && Zc() !== u ? ("OPTION" === r.substr(Fu, 6) ? (a = "OPTION", Fu += 6) : (a = u, 0 === Yu && Qu(j)), a !== u ? (Hu = t, e = `with ${n.toLowerCase()} check option`, t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
											t === u && (t = Fu, (e = oc()) !== u && Zc() !== u ? ("check" === r.substr(Fu, 5).toLowerCase() ? (n = r.substr(Fu, 5), Fu += 5) : (n = u, 0 === Yu && Qu(_)), n !== u && Zc() !== u ? ("OPTION" === r.substr(Fu, 6) ? (o = "OPTION", Fu += 6) : (o = u, 0 === Yu && Qu(j)), o !== u ? (Hu = t, t = e = "with check option") : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u));
											return t;
										}()) === u && (w = null), w !== u ? (Hu = t, C = e, A = n, T = a, S = i, k = f, I = b, O = h, N = w, (x = c).view = x.table, delete x.table, e = {
											tableList: Array.from(Al),
											columnList: wl(El),
											ast: {
												type: C[0].toLowerCase(),
												keyword: "view",
												replace: A && "or replace",
												temporary: T && T[0].toLowerCase(),
												recursive: S && S.toLowerCase(),
												columns: k && k[2],
												select: O,
												view: x,
												with_options: I && I[4],
												with: N
											}
										}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
										var C, A, T, S, x, k, I, O, N;
										return t;
									}());
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									(e = function() {
										var t = Fu, e, n, o;
										"truncate" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(ou));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "TRUNCATE") : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) !== u && Zc() !== u ? ((n = Ki()) === u && (n = null), n !== u && Zc() !== u && (o = cs()) !== u ? (Hu = t, a = e, s = n, (i = o) && i.forEach((r) => Al.add(`${a}::${r.db}::${r.table}`)), e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: a.toLowerCase(),
											keyword: s && s.toLowerCase() || "table",
											name: i
										}
									}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
									var a, s, i;
									return t;
								}()) === u && (t = function() {
									var r = Fu, t, e;
									(t = Ga()) !== u && Zc() !== u && Ki() !== u && Zc() !== u && (e = function() {
										var r = Fu, t, e, n, o, a, s, i;
										if ((t = is()) !== u) {
											for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = is()) !== u ? n = o = [
												o,
												a,
												s,
												i
											] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = is()) !== u ? n = o = [
												o,
												a,
												s,
												i
											] : (Fu = n, n = u);
											e !== u ? (Hu = r, t = l(t, e), r = t) : (Fu = r, r = u);
										} else Fu = r, r = u;
										return r;
									}()) !== u ? (Hu = r, (n = e).forEach((r) => r.forEach((r) => r.table && Al.add(`rename::${r.db}::${r.table}`))), t = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "rename",
											table: n
										}
									}, r = t) : (Fu = r, r = u);
									var n;
									return r;
								}()) === u && (t = function() {
									var t = Fu, e, n;
									(e = function() {
										var t = Fu, e, n, o;
										"call" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Oo));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "CALL") : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) !== u && Zc() !== u && (n = ua()) !== u ? (Hu = t, o = n, e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "call",
											expr: o
										}
									}, t = e) : (Fu = t, t = u);
									var o;
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n;
									(e = function() {
										var t = Fu, e, n, o;
										"use" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(Rn));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) !== u && Zc() !== u && (n = ni()) !== u ? (Hu = t, o = n, Al.add(`use::${o}::null`), e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "use",
											db: o
										}
									}, t = e) : (Fu = t, t = u);
									var o;
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									(e = function() {
										var t = Fu, e, n, o;
										"alter" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(ut));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) !== u && Zc() !== u && Ki() !== u && Zc() !== u && (n = cs()) !== u && Zc() !== u && (o = function() {
										var r = Fu, t, e, n, o, a, s, i;
										if ((t = ka()) !== u) {
											for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ka()) !== u ? n = o = [
												o,
												a,
												s,
												i
											] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ka()) !== u ? n = o = [
												o,
												a,
												s,
												i
											] : (Fu = n, n = u);
											e !== u ? (Hu = r, t = l(t, e), r = t) : (Fu = r, r = u);
										} else Fu = r, r = u;
										return r;
									}()) !== u ? (Hu = t, s = o, (a = n) && a.length > 0 && a.forEach((r) => Al.add(`alter::${r.db}::${r.table}`)), e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "alter",
											table: a,
											expr: s
										}
									}, t = e) : (Fu = t, t = u);
									var a, s;
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									(e = Xi()) !== u && Zc() !== u ? ((n = function() {
										var t = Fu, e, n, o;
										"global" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(lu));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "GLOBAL") : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) === u && (n = function() {
										var t = Fu, e, n, o;
										"session" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(fu));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "SESSION") : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) === u && (n = function() {
										var t = Fu, e, n, o;
										"local" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(g));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "LOCAL") : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) === u && (n = function() {
										var t = Fu, e, n, o;
										"persist" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(bu));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "PERSIST") : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) === u && (n = function() {
										var t = Fu, e, n, o;
										"persist_only" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu(vu));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "PERSIST_ONLY") : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()), n === u && (n = null), n !== u && Zc() !== u && (o = function() {
										var r = Fu, t, e, n, o, a, s, c;
										if ((t = ra()) !== u) {
											for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (c = ra()) !== u ? n = o = [
												o,
												a,
												s,
												c
											] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (c = ra()) !== u ? n = o = [
												o,
												a,
												s,
												c
											] : (Fu = n, n = u);
											e !== u ? (Hu = r, t = i(t, e), r = t) : (Fu = r, r = u);
										} else Fu = r, r = u;
										return r;
									}()) !== u ? (Hu = t, a = n, (s = o).keyword = a, e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "set",
											keyword: a,
											expr: s
										}
									}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
									var a, s;
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n;
									(e = function() {
										var t = Fu, e, n, o;
										"lock" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(D));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) !== u && Zc() !== u && zi() !== u && Zc() !== u && (n = function() {
										var r = Fu, t, e, n, o, a, s, c;
										if ((t = Ea()) !== u) {
											for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (c = Ea()) !== u ? n = o = [
												o,
												a,
												s,
												c
											] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (c = Ea()) !== u ? n = o = [
												o,
												a,
												s,
												c
											] : (Fu = n, n = u);
											e !== u ? (Hu = r, t = i(t, e), r = t) : (Fu = r, r = u);
										} else Fu = r, r = u;
										return r;
									}()) !== u ? (Hu = t, o = n, e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "lock",
											keyword: "tables",
											tables: o
										}
									}, t = e) : (Fu = t, t = u);
									var o;
									return t;
								}()) === u && (t = function() {
									var t = Fu, e;
									(e = function() {
										var t = Fu, e, n, o;
										"unlock" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu($n));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}()) !== u && Zc() !== u && zi() !== u ? (Hu = t, e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "unlock",
											keyword: "tables"
										}
									}, t = e) : (Fu = t, t = u);
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o, a, s, c, l, f;
									(e = Wa()) !== u && Zc() !== u ? ("binary" === r.substr(Fu, 6).toLowerCase() ? (n = r.substr(Fu, 6), Fu += 6) : (n = u, 0 === Yu && Qu(b)), n === u && ("master" === r.substr(Fu, 6).toLowerCase() ? (n = r.substr(Fu, 6), Fu += 6) : (n = u, 0 === Yu && Qu(v))), n !== u && (o = Zc()) !== u ? ("logs" === r.substr(Fu, 4).toLowerCase() ? (a = r.substr(Fu, 4), Fu += 4) : (a = u, 0 === Yu && Qu(y)), a !== u ? (Hu = t, p = n, e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "show",
											suffix: "logs",
											keyword: p.toLowerCase()
										}
									}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
									var p;
									t === u && (t = Fu, (e = Wa()) !== u && Zc() !== u ? ("binlog" === r.substr(Fu, 6).toLowerCase() ? (n = r.substr(Fu, 6), Fu += 6) : (n = u, 0 === Yu && Qu(d)), n !== u && (o = Zc()) !== u ? ("events" === r.substr(Fu, 6).toLowerCase() ? (a = r.substr(Fu, 6), Fu += 6) : (a = u, 0 === Yu && Qu(h)), a !== u && (s = Zc()) !== u ? ((c = Ys()) === u && (c = null), c !== u && Zc() !== u ? ((l = ss()) === u && (l = null), l !== u && Zc() !== u ? ((f = Ss()) === u && (f = null), f !== u ? (Hu = t, C = c, A = l, E = f, e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "show",
											suffix: "events",
											keyword: "binlog",
											in: C,
											from: A,
											limit: E
										}
									}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = Wa()) !== u && Zc() !== u ? (n = Fu, "character" === r.substr(Fu, 9).toLowerCase() ? (o = r.substr(Fu, 9), Fu += 9) : (o = u, 0 === Yu && Qu(m)), o !== u && (a = Zc()) !== u ? ("set" === r.substr(Fu, 3).toLowerCase() ? (s = r.substr(Fu, 3), Fu += 3) : (s = u, 0 === Yu && Qu(w)), s !== u ? n = o = [
										o,
										a,
										s
									] : (Fu = n, n = u)) : (Fu = n, n = u), n === u && ("collation" === r.substr(Fu, 9).toLowerCase() ? (n = r.substr(Fu, 9), Fu += 9) : (n = u, 0 === Yu && Qu(L))), n !== u && (o = Zc()) !== u ? ((a = Ws()) === u && (a = hs()), a === u && (a = null), a !== u ? (Hu = t, e = function(r, t) {
										let e = Array.isArray(r) && r || [r];
										return {
											tableList: Array.from(Al),
											columnList: wl(El),
											ast: {
												type: "show",
												suffix: e[2] && e[2].toLowerCase(),
												keyword: e[0].toLowerCase(),
												expr: t
											}
										};
									}(n, a), t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = function() {
										var t = Fu, e, n, o;
										(e = Wa()) !== u && Zc() !== u ? ("grants" === r.substr(Fu, 6).toLowerCase() ? (n = r.substr(Fu, 6), Fu += 6) : (n = u, 0 === Yu && Qu(k)), n !== u && Zc() !== u ? ((o = function() {
											var t = Fu, e, n, o, a, s, c;
											"for" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(q));
											e !== u && Zc() !== u && (n = ni()) !== u && Zc() !== u ? (o = Fu, (a = Ya()) !== u && (s = Zc()) !== u && (c = ni()) !== u ? o = a = [
												a,
												s,
												c
											] : (Fu = o, o = u), o === u && (o = null), o !== u && (a = Zc()) !== u ? ((s = function() {
												var r = Fu, t;
												nc() !== u && Zc() !== u && (t = function() {
													var r = Fu, t, e, n, o, a, s, c;
													if ((t = ni()) !== u) {
														for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (c = ni()) !== u ? n = o = [
															o,
															a,
															s,
															c
														] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (c = ni()) !== u ? n = o = [
															o,
															a,
															s,
															c
														] : (Fu = n, n = u);
														e !== u ? (Hu = r, t = i(t, e), r = t) : (Fu = r, r = u);
													} else Fu = r, r = u;
													return r;
												}()) !== u ? (Hu = r, r = t) : (Fu = r, r = u);
												return r;
											}()) === u && (s = null), s !== u ? (Hu = t, f = s, e = {
												user: n,
												host: (l = o) && l[2],
												role_list: f
											}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
											var l, f;
											return t;
										}()) === u && (o = null), o !== u ? (Hu = t, a = o, e = {
											tableList: Array.from(Al),
											columnList: wl(El),
											ast: {
												type: "show",
												keyword: "grants",
												for: a
											}
										}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
										var a;
										return t;
									}())));
									var C, A, E;
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n;
									(e = fc()) === u && (e = function() {
										var t = Fu, e, n, o;
										"describe" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(Jr));
										e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
										return t;
									}());
									e !== u && Zc() !== u && (n = ni()) !== u ? (Hu = t, o = n, e = {
										tableList: Array.from(Al),
										columnList: wl(El),
										ast: {
											type: "desc",
											table: o
										}
									}, t = e) : (Fu = t, t = u);
									var o;
									return t;
								}());
								return t;
							}()) === u && (t = function() {
								var r = [], t = Zu();
								for (; t !== u;) r.push(t), t = Zu();
								return r;
							}());
							return t;
						}()), t;
					}
					function Zu() {
						var t = Fu, e;
						return Hu = Fu, Cl = [], void 0 !== u && Zc() !== u ? ((e = ra()) === u && (e = function() {
							var t = Fu, e;
							(function() {
								var t;
								"return" === r.substr(Fu, 6).toLowerCase() ? (t = r.substr(Fu, 6), Fu += 6) : (t = u, 0 === Yu && Qu(qr));
								return t;
							})() !== u && Zc() !== u && (e = ta()) !== u ? (Hu = t, t = {
								type: "return",
								expr: e
							}) : (Fu = t, t = u);
							return t;
						}()), e !== u ? (Hu = t, t = {
							stmt: e,
							vars: Cl
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ra() {
						var t = Fu, e, n, o;
						return (e = ba()) === u && (e = va()), e !== u && Zc() !== u ? ((n = function() {
							var t;
							":=" === r.substr(Fu, 2) ? (t = ":=", Fu += 2) : (t = u, 0 === Yu && Qu(Yr));
							return t;
						}()) === u && (n = Fa()), n !== u && Zc() !== u && (o = ta()) !== u ? (Hu = t, t = e = {
							type: "assign",
							left: e,
							symbol: n,
							right: o
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ta() {
						var r;
						return (r = Ka()) === u && (r = function() {
							var r = Fu, t, e, n, o;
							(t = ba()) !== u && Zc() !== u && (e = bs()) !== u && Zc() !== u && (n = ba()) !== u && Zc() !== u && (o = ds()) !== u ? (Hu = r, r = t = {
								type: "join",
								ltable: t,
								rtable: n,
								op: e,
								on: o
							}) : (Fu = r, r = u);
							return r;
						}()) === u && (r = ea()) === u && (r = function() {
							var r = Fu, t;
							Qc() !== u && Zc() !== u && (t = aa()) !== u && Zc() !== u && Kc() !== u ? (Hu = r, r = {
								type: "array",
								value: t,
								brackets: !0
							}) : (Fu = r, r = u);
							return r;
						}()), r;
					}
					function ea() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = na()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Bs()) !== u && (s = Zc()) !== u && (i = na()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Bs()) !== u && (s = Zc()) !== u && (i = na()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = c(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function na() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = oa()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Xs()) !== u && (s = Zc()) !== u && (i = oa()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Xs()) !== u && (s = Zc()) !== u && (i = oa()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = c(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function oa() {
						var r, t, e;
						return (r = ji()) === u && (r = ba()) === u && (r = ua()) === u && (r = di()) === u && (r = Fu, qc() !== u && Zc() !== u && (t = ea()) !== u && Zc() !== u && Bc() !== u ? (Hu = r, (e = t).parentheses = !0, r = e) : (Fu = r, r = u)), r;
					}
					function ua() {
						var r = Fu, t, e;
						return (t = Ci()) !== u && Zc() !== u && qc() !== u && Zc() !== u ? ((e = aa()) === u && (e = null), e !== u && Zc() !== u && Bc() !== u ? (Hu = r, r = t = {
							type: "function",
							name: t,
							args: {
								type: "expr_list",
								value: e
							},
							...pl()
						}) : (Fu = r, r = u)) : (Fu = r, r = u), r === u && (r = Fu, (t = Ci()) !== u && (Hu = r, t = function(r) {
							return {
								type: "function",
								name: r,
								args: null,
								...pl()
							};
						}(t)), r = t), r;
					}
					function aa() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = oa()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = oa()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = oa()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = l(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function sa() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = ia()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ia()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ia()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = l(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function ia() {
						var t = Fu, e = Fu, n, o, a, s, i, c, l;
						return (n = ni()) !== u && (o = Zc()) !== u && (a = Gc()) !== u ? e = n = [
							n,
							o,
							a
						] : (Fu = e, e = u), e === u && (e = null), e !== u && (n = Zc()) !== u && (o = ci()) !== u && (a = Zc()) !== u ? (61 === r.charCodeAt(Fu) ? (s = "=", Fu++) : (s = u, 0 === Yu && Qu(f)), s !== u && Zc() !== u && (i = Is()) !== u ? (Hu = t, t = e = {
							column: o,
							value: i,
							table: (l = e) && l[0]
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, e = Fu, (n = ni()) !== u && (o = Zc()) !== u && (a = Gc()) !== u ? e = n = [
							n,
							o,
							a
						] : (Fu = e, e = u), e === u && (e = null), e !== u && (n = Zc()) !== u && (o = ci()) !== u && (a = Zc()) !== u ? (61 === r.charCodeAt(Fu) ? (s = "=", Fu++) : (s = u, 0 === Yu && Qu(f)), s !== u && Zc() !== u && (i = ec()) !== u && Zc() !== u && qc() !== u && Zc() !== u && (c = ri()) !== u && Zc() !== u && Bc() !== u ? (Hu = t, t = e = function(r, t, e) {
							return {
								column: t,
								value: e,
								table: r && r[0],
								keyword: "values"
							};
						}(e, o, c)) : (Fu = t, t = u)) : (Fu = t, t = u)), t;
					}
					function ca() {
						var t = Fu, e;
						return (e = function() {
							var t = Fu, e, n, o;
							"insert" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Wr));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && (Hu = t, e = "insert"), (t = e) === u && (t = Fu, (e = Ha()) !== u && (Hu = t, e = "replace"), t = e), t;
					}
					function la() {
						var r = Fu, t, e, n, o, a, s, i, c;
						if (qi() !== u) if (Zc() !== u) if ((t = qc()) !== u) if (Zc() !== u) if ((e = pi()) !== u) {
							for (n = [], o = Fu, (a = Zc()) !== u && (s = Wc()) !== u && (i = Zc()) !== u && (c = pi()) !== u ? o = a = [
								a,
								s,
								i,
								c
							] : (Fu = o, o = u); o !== u;) n.push(o), o = Fu, (a = Zc()) !== u && (s = Wc()) !== u && (i = Zc()) !== u && (c = pi()) !== u ? o = a = [
								a,
								s,
								i,
								c
							] : (Fu = o, o = u);
							n !== u && (o = Zc()) !== u && (a = Bc()) !== u ? (Hu = r, r = dl(e, n)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						else Fu = r, r = u;
						else Fu = r, r = u;
						else Fu = r, r = u;
						else Fu = r, r = u;
						return r === u && (r = Fu, qi() !== u && Zc() !== u && (t = ya()) !== u ? (Hu = r, r = t) : (Fu = r, r = u)), r;
					}
					function fa() {
						var r, t;
						return (r = function() {
							var r = Fu, t;
							ec() !== u && Zc() !== u && (t = function() {
								var r = Fu, t, e, n, o, a, s, i;
								if ((t = ya()) !== u) {
									for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ya()) !== u ? n = o = [
										o,
										a,
										s,
										i
									] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ya()) !== u ? n = o = [
										o,
										a,
										s,
										i
									] : (Fu = n, n = u);
									e !== u ? (Hu = r, t = l(t, e), r = t) : (Fu = r, r = u);
								} else Fu = r, r = u;
								return r;
							}()) !== u ? (Hu = r, r = {
								type: "values",
								values: t
							}) : (Fu = r, r = u);
							return r;
						}()) === u && (r = Fu, (t = Xa()) !== u && (Hu = r, t = t.ast), r = t), r;
					}
					function pa() {
						var t = Fu, e, n;
						return Ji() !== u && Zc() !== u ? ("duplicate" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(p)), e !== u && Zc() !== u && Hc() !== u && Zc() !== u && Ma() !== u && Zc() !== u && (n = sa()) !== u ? (Hu = t, t = {
							keyword: "on duplicate key update",
							set: n
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ba() {
						var t = Fu, e, n, o, a;
						return (e = function() {
							var t;
							(t = function() {
								var t;
								"@@" === r.substr(Fu, 2) ? (t = "@@", Fu += 2) : (t = u, 0 === Yu && Qu(rt));
								return t;
							}()) === u && (t = Ya()) === u && (t = function() {
								var t;
								36 === r.charCodeAt(Fu) ? (t = "$", Fu++) : (t = u, 0 === Yu && Qu(tt));
								return t;
							}());
							return t;
						}()) !== u && (n = va()) !== u ? (Hu = t, o = e, a = n, t = e = {
							type: "var",
							...a,
							prefix: o
						}) : (Fu = t, t = u), t;
					}
					function va() {
						var t = Fu, e, n, o, a;
						return (e = pi()) !== u && (n = function() {
							var t = Fu, e = [], n = Fu, o, a;
							46 === r.charCodeAt(Fu) ? (o = ".", Fu++) : (o = u, 0 === Yu && Qu(I));
							o !== u && (a = pi()) !== u ? n = o = [o, a] : (Fu = n, n = u);
							for (; n !== u;) e.push(n), n = Fu, 46 === r.charCodeAt(Fu) ? (o = ".", Fu++) : (o = u, 0 === Yu && Qu(I)), o !== u && (a = pi()) !== u ? n = o = [o, a] : (Fu = n, n = u);
							e !== u && (Hu = t, e = function(r) {
								const t = [];
								for (let e = 0; e < r.length; e++) t.push(r[e][1]);
								return t;
							}(e));
							return t = e;
						}()) !== u ? (Hu = t, o = e, a = n, Cl.push(o), t = e = {
							type: "var",
							name: o,
							members: a,
							prefix: null
						}) : (Fu = t, t = u), t === u && (t = Fu, (e = Ri()) !== u && (Hu = t, e = {
							type: "var",
							name: e.value,
							members: [],
							quoted: null,
							prefix: null
						}), t = e), t;
					}
					function ya() {
						var r = Fu, t;
						return qc() !== u && Zc() !== u && (t = xs()) !== u && Zc() !== u && Bc() !== u ? (Hu = r, r = t) : (Fu = r, r = u), r;
					}
					function da() {
						var t = Fu, e;
						return "if" === r.substr(Fu, 2).toLowerCase() ? (e = r.substr(Fu, 2), Fu += 2) : (e = u, 0 === Yu && Qu(A)), e !== u && Zc() !== u && wc() !== u && Zc() !== u && mc() !== u ? (Hu = t, t = e = "IF NOT EXISTS") : (Fu = t, t = u), t;
					}
					function ha() {
						var t = Fu, e, n;
						return "check_option" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu(T)), e !== u && Zc() !== u && Fa() !== u && Zc() !== u ? ("cascaded" === r.substr(Fu, 8).toLowerCase() ? (n = r.substr(Fu, 8), Fu += 8) : (n = u, 0 === Yu && Qu(E)), n === u && ("local" === r.substr(Fu, 5).toLowerCase() ? (n = r.substr(Fu, 5), Fu += 5) : (n = u, 0 === Yu && Qu(g))), n !== u ? (Hu = t, t = e = {
							type: "check_option",
							value: n,
							symbol: "="
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, "security_barrier" === r.substr(Fu, 16).toLowerCase() ? (e = r.substr(Fu, 16), Fu += 16) : (e = u, 0 === Yu && Qu(S)), e === u && ("security_invoker" === r.substr(Fu, 16).toLowerCase() ? (e = r.substr(Fu, 16), Fu += 16) : (e = u, 0 === Yu && Qu(x))), e !== u && Zc() !== u && Fa() !== u && Zc() !== u && (n = xi()) !== u ? (Hu = t, t = e = function(r, t) {
							return {
								type: r.toLowerCase(),
								value: t.value ? "true" : "false",
								symbol: "="
							};
						}(e, n)) : (Fu = t, t = u)), t;
					}
					function ma() {
						var t = Fu, e, n, o;
						return "algorithm" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(O)), e !== u && Zc() !== u ? ((n = Fa()) === u && (n = null), n !== u && Zc() !== u ? ("default" === r.substr(Fu, 7).toLowerCase() ? (o = r.substr(Fu, 7), Fu += 7) : (o = u, 0 === Yu && Qu(N)), o === u && ("instant" === r.substr(Fu, 7).toLowerCase() ? (o = r.substr(Fu, 7), Fu += 7) : (o = u, 0 === Yu && Qu(R)), o === u && ("inplace" === r.substr(Fu, 7).toLowerCase() ? (o = r.substr(Fu, 7), Fu += 7) : (o = u, 0 === Yu && Qu(U)), o === u && ("copy" === r.substr(Fu, 4).toLowerCase() ? (o = r.substr(Fu, 4), Fu += 4) : (o = u, 0 === Yu && Qu(M))))), o !== u ? (Hu = t, t = e = {
							type: "alter",
							keyword: "algorithm",
							resource: "algorithm",
							symbol: n,
							algorithm: o
						}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function wa() {
						var t = Fu, e, n, o;
						return "lock" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(D)), e !== u && Zc() !== u ? ((n = Fa()) === u && (n = null), n !== u && Zc() !== u ? ("default" === r.substr(Fu, 7).toLowerCase() ? (o = r.substr(Fu, 7), Fu += 7) : (o = u, 0 === Yu && Qu(N)), o === u && ("none" === r.substr(Fu, 4).toLowerCase() ? (o = r.substr(Fu, 4), Fu += 4) : (o = u, 0 === Yu && Qu(P)), o === u && ("shared" === r.substr(Fu, 6).toLowerCase() ? (o = r.substr(Fu, 6), Fu += 6) : (o = u, 0 === Yu && Qu(F)), o === u && ("exclusive" === r.substr(Fu, 9).toLowerCase() ? (o = r.substr(Fu, 9), Fu += 9) : (o = u, 0 === Yu && Qu(H))))), o !== u ? (Hu = t, t = e = {
							type: "alter",
							keyword: "lock",
							resource: "lock",
							symbol: n,
							lock: o
						}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function La() {
						var t;
						return (t = Aa()) === u && (t = function() {
							var r = Fu, t, e, n, o, a;
							(t = Fc()) === u && (t = Hc());
							t !== u && Zc() !== u ? ((e = li()) === u && (e = null), e !== u && Zc() !== u ? ((n = Ia()) === u && (n = null), n !== u && Zc() !== u && (o = Oa()) !== u && Zc() !== u ? ((a = Na()) === u && (a = null), a !== u && Zc() !== u ? (Hu = r, s = n, i = a, t = {
								index: e,
								definition: o,
								keyword: t.toLowerCase(),
								index_type: s,
								resource: "index",
								index_options: i
							}, r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
							var s, i;
							return r;
						}()) === u && (t = function() {
							var t = Fu, e, n, o, a, s;
							(e = function() {
								var t = Fu, e, n, o;
								"fulltext" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(wu));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "FULLTEXT") : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}()) === u && (e = function() {
								var t = Fu, e, n, o;
								"spatial" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(at));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}());
							e !== u && Zc() !== u ? ((n = Fc()) === u && (n = Hc()), n === u && (n = null), n !== u && Zc() !== u ? ((o = li()) === u && (o = null), o !== u && Zc() !== u && (a = Oa()) !== u && Zc() !== u ? ((s = Na()) === u && (s = null), s !== u ? (Hu = t, i = e, l = s, e = {
								index: o,
								definition: a,
								keyword: (c = n) && `${i.toLowerCase()} ${c.toLowerCase()}` || i.toLowerCase(),
								index_options: l,
								resource: "index"
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
							var i, c, l;
							return t;
						}()), t;
					}
					function Ca() {
						var t = Fu, e, n, o;
						return (e = function() {
							var t = Fu, e;
							(e = function() {
								var t = Fu, e, n, o;
								"not null" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(xn));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}()) !== u && (Hu = t, e = {
								type: "not null",
								value: "not null"
							});
							return t = e;
						}()) === u && (e = Si()), e !== u && (Hu = t, (o = e) && !o.value && (o.value = "null"), e = { nullable: o }), (t = e) === u && (t = Fu, (e = function() {
							var r = Fu, t;
							Gi() !== u && Zc() !== u && (t = Is()) !== u ? (Hu = r, r = {
								type: "default",
								value: t
							}) : (Fu = r, r = u);
							return r;
						}()) !== u && (Hu = t, e = { default_val: e }), (t = e) === u && (t = Fu, "auto_increment" === r.substr(Fu, 14).toLowerCase() ? (e = r.substr(Fu, 14), Fu += 14) : (e = u, 0 === Yu && Qu($)), e !== u && (Hu = t, e = { auto_increment: e.toLowerCase() }), (t = e) === u && (t = Fu, "unique" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(G)), e !== u && Zc() !== u ? ("key" === r.substr(Fu, 3).toLowerCase() ? (n = r.substr(Fu, 3), Fu += 3) : (n = u, 0 === Yu && Qu(W)), n === u && (n = null), n !== u ? (Hu = t, t = e = function(r) {
							const t = ["unique"];
							return r && t.push(r), { unique: t.join(" ").toLowerCase("") };
						}(n)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, "primary" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Y)), e === u && (e = null), e !== u && Zc() !== u ? ("key" === r.substr(Fu, 3).toLowerCase() ? (n = r.substr(Fu, 3), Fu += 3) : (n = u, 0 === Yu && Qu(W)), n !== u ? (Hu = t, t = e = function(r) {
							const t = [];
							return r && t.push("primary"), t.push("key"), { primary_key: t.join(" ").toLowerCase("") };
						}(e)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = ga()) !== u && (Hu = t, e = { comment: e }), (t = e) === u && (t = Fu, (e = _a()) !== u && (Hu = t, e = { collate: e }), (t = e) === u && (t = Fu, (e = function() {
							var t = Fu, e, n;
							"column_format" === r.substr(Fu, 13).toLowerCase() ? (e = r.substr(Fu, 13), Fu += 13) : (e = u, 0 === Yu && Qu(B));
							e !== u && Zc() !== u ? ("fixed" === r.substr(Fu, 5).toLowerCase() ? (n = r.substr(Fu, 5), Fu += 5) : (n = u, 0 === Yu && Qu(V)), n === u && ("dynamic" === r.substr(Fu, 7).toLowerCase() ? (n = r.substr(Fu, 7), Fu += 7) : (n = u, 0 === Yu && Qu(X)), n === u && ("default" === r.substr(Fu, 7).toLowerCase() ? (n = r.substr(Fu, 7), Fu += 7) : (n = u, 0 === Yu && Qu(N)))), n !== u ? (Hu = t, e = {
								type: "column_format",
								value: n.toLowerCase()
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && (Hu = t, e = { column_format: e }), (t = e) === u && (t = Fu, (e = function() {
							var t = Fu, e, n;
							"storage" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Q));
							e !== u && Zc() !== u ? ("disk" === r.substr(Fu, 4).toLowerCase() ? (n = r.substr(Fu, 4), Fu += 4) : (n = u, 0 === Yu && Qu(K)), n === u && ("memory" === r.substr(Fu, 6).toLowerCase() ? (n = r.substr(Fu, 6), Fu += 6) : (n = u, 0 === Yu && Qu(z))), n !== u ? (Hu = t, e = {
								type: "storage",
								value: n.toLowerCase()
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && (Hu = t, e = { storage: e }), (t = e) === u && (t = Fu, (e = ja()) !== u && (Hu = t, e = { reference_definition: e }), t = e))))))))), t;
					}
					function Aa() {
						var r = Fu, t, e, n, o, a, s;
						return (t = ri()) !== u && Zc() !== u && (e = sl()) !== u && Zc() !== u ? ((n = function() {
							var r = Fu, t, e, n, o, a;
							if ((t = Ca()) !== u) if (Zc() !== u) {
								for (e = [], n = Fu, (o = Zc()) !== u && (a = Ca()) !== u ? n = o = [o, a] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Ca()) !== u ? n = o = [o, a] : (Fu = n, n = u);
								e !== u ? (Hu = r, r = t = function(r, t) {
									let e = r;
									for (let r = 0; r < t.length; r++) e = {
										...e,
										...t[r][1]
									};
									return e;
								}(t, e)) : (Fu = r, r = u);
							} else Fu = r, r = u;
							else Fu = r, r = u;
							return r;
						}()) === u && (n = null), n !== u ? (Hu = r, o = t, a = e, s = n, El.add(`create::${o.table}::${o.column}`), r = t = {
							column: o,
							definition: a,
							resource: "column",
							...s || {}
						}) : (Fu = r, r = u)) : (Fu = r, r = u), r;
					}
					function Ea() {
						var t = Fu, e, n, o, a;
						return (e = ps()) !== u && Zc() !== u && (n = function() {
							var t = Fu, e, n;
							"read" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(_r));
							e !== u && Zc() !== u ? ("local" === r.substr(Fu, 5).toLowerCase() ? (n = r.substr(Fu, 5), Fu += 5) : (n = u, 0 === Yu && Qu(g)), n === u && (n = null), n !== u ? (Hu = t, t = e = {
								type: "read",
								suffix: n && "local"
							}) : (Fu = t, t = u)) : (Fu = t, t = u);
							t === u && (t = Fu, "low_priority" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu(jr)), e === u && (e = null), e !== u && Zc() !== u ? ("write" === r.substr(Fu, 5).toLowerCase() ? (n = r.substr(Fu, 5), Fu += 5) : (n = u, 0 === Yu && Qu(Tr)), n !== u ? (Hu = t, t = e = {
								type: "write",
								prefix: e && "low_priority"
							}) : (Fu = t, t = u)) : (Fu = t, t = u));
							return t;
						}()) !== u ? (Hu = t, o = e, a = n, Al.add(`lock::${o.db}::${o.table}`), t = e = {
							table: o,
							lock_type: a
						}) : (Fu = t, t = u), t;
					}
					function ga() {
						var r = Fu, t, e, n, o, a, s;
						return (t = $c()) !== u && Zc() !== u ? ((e = Fa()) === u && (e = null), e !== u && Zc() !== u && (n = ki()) !== u ? (Hu = r, a = e, s = n, r = t = {
							type: (o = t).toLowerCase(),
							keyword: o.toLowerCase(),
							symbol: a,
							value: s
						}) : (Fu = r, r = u)) : (Fu = r, r = u), r;
					}
					function _a() {
						var t = Fu, e, n;
						return function() {
							var t = Fu, e, n, o;
							"collate" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(gr));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "COLLATE") : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}() !== u && Zc() !== u ? ((e = Fa()) === u && (e = null), e !== u && Zc() !== u && (n = ni()) !== u ? (Hu = t, t = {
							type: "collate",
							keyword: "collate",
							collate: {
								name: n,
								symbol: e
							}
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ja() {
						var t = Fu, e, n, o, a, s, i, c, l, f;
						return (e = function() {
							var t = Fu, e, n, o;
							"references" === r.substr(Fu, 10).toLowerCase() ? (e = r.substr(Fu, 10), Fu += 10) : (e = u, 0 === Yu && Qu(Cu));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "REFERENCES") : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && Zc() !== u && (n = cs()) !== u && Zc() !== u && (o = Oa()) !== u && Zc() !== u ? ("match full" === r.substr(Fu, 10).toLowerCase() ? (a = r.substr(Fu, 10), Fu += 10) : (a = u, 0 === Yu && Qu(J)), a === u && ("match partial" === r.substr(Fu, 13).toLowerCase() ? (a = r.substr(Fu, 13), Fu += 13) : (a = u, 0 === Yu && Qu(Z)), a === u && ("match simple" === r.substr(Fu, 12).toLowerCase() ? (a = r.substr(Fu, 12), Fu += 12) : (a = u, 0 === Yu && Qu(rr)))), a === u && (a = null), a !== u && Zc() !== u ? ((s = Ua()) === u && (s = null), s !== u && Zc() !== u ? ((i = Ua()) === u && (i = null), i !== u ? (Hu = t, c = a, l = s, f = i, t = e = {
							definition: o,
							table: n,
							keyword: e.toLowerCase(),
							match: c && c.toLowerCase(),
							on_action: [l, f].filter((r) => r)
						}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = Ua()) !== u && (Hu = t, e = { on_action: [e] }), t = e), t;
					}
					function Ta() {
						var t = Fu, e, n, o;
						return "expiration_timestamp" === r.substr(Fu, 20).toLowerCase() ? (e = r.substr(Fu, 20), Fu += 20) : (e = u, 0 === Yu && Qu(tr)), e === u && ("partition_expiration_days" === r.substr(Fu, 25).toLowerCase() ? (e = r.substr(Fu, 25), Fu += 25) : (e = u, 0 === Yu && Qu(er)), e === u && ("require_partition_filter" === r.substr(Fu, 24).toLowerCase() ? (e = r.substr(Fu, 24), Fu += 24) : (e = u, 0 === Yu && Qu(nr)), e === u && ("kms_key_name" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu(or)), e === u && ("friendly_name" === r.substr(Fu, 13).toLowerCase() ? (e = r.substr(Fu, 13), Fu += 13) : (e = u, 0 === Yu && Qu(ur)), e === u && ("description" === r.substr(Fu, 11).toLowerCase() ? (e = r.substr(Fu, 11), Fu += 11) : (e = u, 0 === Yu && Qu(ar)), e === u && ("labels" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(sr)), e === u && ("default_rounding_mode" === r.substr(Fu, 21).toLowerCase() ? (e = r.substr(Fu, 21), Fu += 21) : (e = u, 0 === Yu && Qu(ir))))))))), e !== u && Zc() !== u ? ((n = Fa()) === u && (n = null), n !== u && Zc() !== u && (o = Is()) !== u ? (Hu = t, t = e = {
							keyword: e,
							symbol: "=",
							value: o
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Sa() {
						var t = Fu, e, n, o, a, s, c, l, f;
						return "auto_increment" === r.substr(Fu, 14).toLowerCase() ? (e = r.substr(Fu, 14), Fu += 14) : (e = u, 0 === Yu && Qu($)), e === u && ("avg_row_length" === r.substr(Fu, 14).toLowerCase() ? (e = r.substr(Fu, 14), Fu += 14) : (e = u, 0 === Yu && Qu(cr)), e === u && ("key_block_size" === r.substr(Fu, 14).toLowerCase() ? (e = r.substr(Fu, 14), Fu += 14) : (e = u, 0 === Yu && Qu(lr)), e === u && ("max_rows" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(fr)), e === u && ("min_rows" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(pr)), e === u && ("stats_sample_pages" === r.substr(Fu, 18).toLowerCase() ? (e = r.substr(Fu, 18), Fu += 18) : (e = u, 0 === Yu && Qu(br))))))), e !== u && Zc() !== u ? ((n = Fa()) === u && (n = null), n !== u && Zc() !== u && (o = Ri()) !== u ? (Hu = t, l = n, f = o, t = e = {
							keyword: e.toLowerCase(),
							symbol: l,
							value: f.value
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = xa()) === u && (t = Fu, (e = $c()) === u && ("connection" === r.substr(Fu, 10).toLowerCase() ? (e = r.substr(Fu, 10), Fu += 10) : (e = u, 0 === Yu && Qu(vr))), e !== u && Zc() !== u ? ((n = Fa()) === u && (n = null), n !== u && Zc() !== u && (o = ki()) !== u ? (Hu = t, t = e = function(r, t, e) {
							return {
								keyword: r.toLowerCase(),
								symbol: t,
								value: `'${e.value}'`
							};
						}(e, n, o)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, "compression" === r.substr(Fu, 11).toLowerCase() ? (e = r.substr(Fu, 11), Fu += 11) : (e = u, 0 === Yu && Qu(yr)), e !== u && Zc() !== u ? ((n = Fa()) === u && (n = null), n !== u && Zc() !== u ? (o = Fu, 39 === r.charCodeAt(Fu) ? (a = "'", Fu++) : (a = u, 0 === Yu && Qu(dr)), a !== u ? ("zlib" === r.substr(Fu, 4).toLowerCase() ? (s = r.substr(Fu, 4), Fu += 4) : (s = u, 0 === Yu && Qu(hr)), s === u && ("lz4" === r.substr(Fu, 3).toLowerCase() ? (s = r.substr(Fu, 3), Fu += 3) : (s = u, 0 === Yu && Qu(mr)), s === u && ("none" === r.substr(Fu, 4).toLowerCase() ? (s = r.substr(Fu, 4), Fu += 4) : (s = u, 0 === Yu && Qu(P)))), s !== u ? (39 === r.charCodeAt(Fu) ? (c = "'", Fu++) : (c = u, 0 === Yu && Qu(dr)), c !== u ? o = a = [
							a,
							s,
							c
						] : (Fu = o, o = u)) : (Fu = o, o = u)) : (Fu = o, o = u), o !== u ? (Hu = t, t = e = function(r, t, e) {
							return {
								keyword: r.toLowerCase(),
								symbol: t,
								value: e.join("").toUpperCase()
							};
						}(e, n, o)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, "engine" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(wr)), e !== u && Zc() !== u ? ((n = Fa()) === u && (n = null), n !== u && Zc() !== u && (o = pi()) !== u ? (Hu = t, t = e = function(r, t, e) {
							return {
								keyword: r.toLowerCase(),
								symbol: t,
								value: e.toUpperCase()
							};
						}(e, n, o)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = qi()) !== u && Zc() !== u && (n = uc()) !== u && Zc() !== u && (o = Is()) !== u ? (Hu = t, t = e = function(r) {
							return {
								keyword: "partition by",
								value: r
							};
						}(o)) : (Fu = t, t = u), t === u && (t = Fu, "cluster" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Lr)), e !== u && Zc() !== u ? ("by" === r.substr(Fu, 2).toLowerCase() ? (n = r.substr(Fu, 2), Fu += 2) : (n = u, 0 === Yu && Qu(Cr)), n !== u && Zc() !== u && (o = ti()) !== u ? (Hu = t, t = e = {
							keyword: "cluster by",
							value: o
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, "options" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Ar)), e !== u && Zc() !== u && (n = qc()) !== u && Zc() !== u && (o = function() {
							var r = Fu, t, e, n, o, a, s, c;
							if ((t = Ta()) !== u) {
								for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (c = Ta()) !== u ? n = o = [
									o,
									a,
									s,
									c
								] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (c = Ta()) !== u ? n = o = [
									o,
									a,
									s,
									c
								] : (Fu = n, n = u);
								e !== u ? (Hu = r, r = t = i(t, e)) : (Fu = r, r = u);
							} else Fu = r, r = u;
							return r;
						}()) !== u && (a = Zc()) !== u && (s = Bc()) !== u ? (Hu = t, t = e = function(r) {
							return {
								keyword: "options",
								parentheses: !0,
								value: r
							};
						}(o)) : (Fu = t, t = u))))))), t;
					}
					function xa() {
						var t = Fu, e, n, o, a, s, i, c, l;
						return (e = Gi()) === u && (e = null), e !== u && Zc() !== u ? ((n = function() {
							var t = Fu, e, n;
							"character" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(m));
							e !== u && Zc() !== u ? ("set" === r.substr(Fu, 3).toLowerCase() ? (n = r.substr(Fu, 3), Fu += 3) : (n = u, 0 === Yu && Qu(w)), n !== u ? (Hu = t, t = e = "CHARACTER SET") : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) === u && ("charset" === r.substr(Fu, 7).toLowerCase() ? (n = r.substr(Fu, 7), Fu += 7) : (n = u, 0 === Yu && Qu(Er)), n === u && ("collate" === r.substr(Fu, 7).toLowerCase() ? (n = r.substr(Fu, 7), Fu += 7) : (n = u, 0 === Yu && Qu(gr)))), n !== u && Zc() !== u ? ((o = Fa()) === u && (o = null), o !== u && Zc() !== u && (a = ei()) !== u ? (Hu = t, i = n, c = o, l = a, t = e = {
							keyword: (s = e) && `${s[0].toLowerCase()} ${i.toLowerCase()}` || i.toLowerCase(),
							symbol: c,
							value: l
						}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ka() {
						var t;
						return (t = function() {
							var t = Fu, e, n, o;
							(e = function() {
								var t = Fu, e, n, o;
								"add" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(du));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "ADD") : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}()) !== u && Zc() !== u ? ((n = Pc()) === u && (n = null), n !== u && Zc() !== u && (o = Aa()) !== u ? (Hu = t, a = n, s = o, e = {
								action: "add",
								...s,
								keyword: a,
								resource: "column",
								type: "alter"
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
							var a, s;
							return t;
						}()) === u && (t = function() {
							var r = Fu, t, e;
							Yi() !== u && Zc() !== u ? ((t = Pc()) === u && (t = null), t !== u && Zc() !== u && (e = ri()) !== u ? (Hu = r, r = {
								action: "drop",
								column: e,
								keyword: t,
								resource: "column",
								type: "alter"
							}) : (Fu = r, r = u)) : (Fu = r, r = u);
							return r;
						}()) === u && (t = function() {
							var r = Fu, t, e, n;
							(t = Ga()) !== u && Zc() !== u ? ((e = Wi()) === u && (e = Qi()), e === u && (e = null), e !== u && Zc() !== u && (n = ni()) !== u ? (Hu = r, a = n, t = {
								action: "rename",
								type: "alter",
								resource: "table",
								keyword: (o = e) && o[0].toLowerCase(),
								table: a
							}, r = t) : (Fu = r, r = u)) : (Fu = r, r = u);
							var o, a;
							return r;
						}()), t;
					}
					function Ia() {
						var t = Fu, e;
						return nc() !== u && Zc() !== u ? ("btree" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(xr)), e === u && ("hash" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(kr))), e !== u ? (Hu = t, t = {
							keyword: "using",
							type: e.toLowerCase()
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Oa() {
						var r = Fu, t, e, n, o, a, s, i;
						if (qc() !== u) if (Zc() !== u) if ((t = li()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = li()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = li()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u && (n = Zc()) !== u && (o = Bc()) !== u ? (Hu = r, r = l(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						else Fu = r, r = u;
						else Fu = r, r = u;
						return r;
					}
					function Na() {
						var r = Fu, t, e, n, o, a;
						if ((t = Ra()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Ra()) !== u ? n = o = [o, a] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Ra()) !== u ? n = o = [o, a] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = function(r, t) {
								const e = [r];
								for (let r = 0; r < t.length; r++) e.push(t[r][1]);
								return e;
							}(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function Ra() {
						var t = Fu, e, n, o, a, s;
						return (e = function() {
							var t = Fu, e, n, o;
							"key_block_size" === r.substr(Fu, 14).toLowerCase() ? (e = r.substr(Fu, 14), Fu += 14) : (e = u, 0 === Yu && Qu(lr));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && Zc() !== u ? ((n = Fa()) === u && (n = null), n !== u && Zc() !== u && (o = Ri()) !== u ? (Hu = t, a = n, s = o, t = e = {
							type: e.toLowerCase(),
							symbol: a,
							expr: s
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Ia()) === u && (t = Fu, "with" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Ir)), e !== u && Zc() !== u ? ("parser" === r.substr(Fu, 6).toLowerCase() ? (n = r.substr(Fu, 6), Fu += 6) : (n = u, 0 === Yu && Qu(Or)), n !== u && Zc() !== u && (o = pi()) !== u ? (Hu = t, t = e = {
							type: "with parser",
							expr: o
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, "visible" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Nr)), e === u && ("invisible" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(Rr))), e !== u && (Hu = t, e = function(r) {
							return {
								type: r.toLowerCase(),
								expr: r.toLowerCase()
							};
						}(e)), (t = e) === u && (t = ga()))), t;
					}
					function Ua() {
						var t = Fu, e, n, o;
						return Ji() !== u && Zc() !== u ? ((e = Pa()) === u && (e = Ma()), e !== u && Zc() !== u && (n = function() {
							var t = Fu, e, n;
							(e = Dc()) !== u && Zc() !== u && qc() !== u && Zc() !== u ? ((n = xs()) === u && (n = null), n !== u && Zc() !== u && Bc() !== u ? (Hu = t, t = e = {
								type: "function",
								name: { name: [{
									type: "origin",
									value: e
								}] },
								args: n
							}) : (Fu = t, t = u)) : (Fu = t, t = u);
							t === u && (t = Fu, "restrict" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(Ur)), e === u && ("cascade" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Mr)), e === u && ("set null" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(Dr)), e === u && ("no action" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(Pr)), e === u && ("set default" === r.substr(Fu, 11).toLowerCase() ? (e = r.substr(Fu, 11), Fu += 11) : (e = u, 0 === Yu && Qu(Fr)), e === u && (e = Dc()))))), e !== u && (Hu = t, e = {
								type: "origin",
								value: e.toLowerCase()
							}), t = e);
							return t;
						}()) !== u ? (Hu = t, o = n, t = {
							type: "on " + e[0].toLowerCase(),
							value: o
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ma() {
						var t = Fu, e, n, o;
						return "update" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Hr)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Da() {
						var t = Fu, e, n, o;
						return "create" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu($r)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Pa() {
						var t = Fu, e, n, o;
						return "delete" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Gr)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Fa() {
						var t;
						return 61 === r.charCodeAt(Fu) ? (t = "=", Fu++) : (t = u, 0 === Yu && Qu(f)), t;
					}
					function Ha() {
						var t = Fu, e, n, o;
						return "replace" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Br)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function $a() {
						var t = Fu, e, n, o;
						return "database" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(Qr)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ga() {
						var t = Fu, e, n, o;
						return "rename" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Kr)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Wa() {
						var t = Fu, e, n, o;
						return "show" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(zr)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ya() {
						var t;
						return 64 === r.charCodeAt(Fu) ? (t = "@", Fu++) : (t = u, 0 === Yu && Qu(Zr)), t;
					}
					function qa() {
						var t = Fu, e, n, o;
						return "temporary" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(et)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ba() {
						var t = Fu, e, n, o;
						return "temp" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(nt)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Va() {
						var t = Fu, e, n, o;
						return (e = function() {
							var t = Fu, e, n, o;
							"union" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(Zn));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && Zc() !== u ? ((n = pc()) === u && (n = bc()), n === u && (n = null), n !== u ? (Hu = t, t = e = (o = n) ? "union " + o.toLowerCase() : "union") : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, "intersect" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(ct)), e === u && ("except" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(lt))), e !== u && Zc() !== u && (n = bc()) !== u ? (Hu = t, t = e = function(r, t) {
							return `${r.toLowerCase()} ${t.toLowerCase()}`;
						}(e, n)) : (Fu = t, t = u)), t;
					}
					function Xa() {
						var t, e, n, o, a, s, i;
						return (t = Qa()) === u && (t = Fu, e = Fu, 40 === r.charCodeAt(Fu) ? (n = "(", Fu++) : (n = u, 0 === Yu && Qu(st)), n !== u && (o = Zc()) !== u && (a = Qa()) !== u && (s = Zc()) !== u ? (41 === r.charCodeAt(Fu) ? (i = ")", Fu++) : (i = u, 0 === Yu && Qu(it)), i !== u ? e = n = [
							n,
							o,
							a,
							s,
							i
						] : (Fu = e, e = u)) : (Fu = e, e = u), e !== u && (Hu = t, e = {
							...e[2],
							_parentheses: !0
						}), t = e), t;
					}
					function Qa() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = Ka()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u ? ((a = Va()) === u && (a = null), a !== u && (s = Zc()) !== u && (i = Ka()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u)) : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u ? ((a = Va()) === u && (a = null), a !== u && (s = Zc()) !== u && (i = Ka()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u)) : (Fu = n, n = u);
							e !== u && (n = Zc()) !== u ? ((o = _s()) === u && (o = null), o !== u && (a = Zc()) !== u ? ((s = Ss()) === u && (s = null), s !== u ? (Hu = r, r = t = function(r, t, e, n) {
								let o = r;
								for (let r = 0; r < t.length; r++) o._next = t[r][3], o.set_op = t[r][1], o = o._next;
								return {
									tableList: Array.from(Al),
									columnList: wl(El),
									ast: r
								};
							}(t, e)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function Ka() {
						var t, e, n, o, a, s, i;
						return (t = function() {
							var t = Fu, e, n, o, a, s, i, c, f, p, b, v, y, d, h;
							(e = Zc()) !== u ? ((n = function() {
								var r = Fu, t, e, n, o, a, s, i, c;
								if ((t = oc()) !== u) if (Zc() !== u) if ((e = za()) !== u) {
									for (n = [], o = Fu, (a = Zc()) !== u && (s = Wc()) !== u && (i = Zc()) !== u && (c = za()) !== u ? o = a = [
										a,
										s,
										i,
										c
									] : (Fu = o, o = u); o !== u;) n.push(o), o = Fu, (a = Zc()) !== u && (s = Wc()) !== u && (i = Zc()) !== u && (c = za()) !== u ? o = a = [
										a,
										s,
										i,
										c
									] : (Fu = o, o = u);
									n !== u ? (Hu = r, t = l(e, n), r = t) : (Fu = r, r = u);
								} else Fu = r, r = u;
								else Fu = r, r = u;
								else Fu = r, r = u;
								return r;
							}()) === u && (n = null), n !== u && Zc() !== u && function() {
								var t = Fu, e, n, o;
								"select" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Un));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}() !== u && rl() !== u ? ((o = function() {
								var t = Fu, e, n;
								(e = Qi()) !== u && Zc() !== u ? ((n = kc()) === u && (n = function() {
									var t = Fu, e, n, o;
									"value" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(ro));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "VALUE") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()), n !== u ? (Hu = t, o = n, e = `${e[0].toLowerCase()} ${o.toLowerCase()}`, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
								var o;
								return t;
							}()) === u && (o = null), o !== u && Zc() !== u ? ((a = pc()) === u && (a = bc()), a === u && (a = null), a !== u && Zc() !== u && (s = Za()) !== u && Zc() !== u ? ((i = ss()) === u && (i = null), i !== u && Zc() !== u ? ((c = function() {
								var t = Fu, e, n, o, a, s;
								"for" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(q));
								e !== u && Zc() !== u ? ("system_time" === r.substr(Fu, 11).toLowerCase() ? (n = r.substr(Fu, 11), Fu += 11) : (n = u, 0 === Yu && Qu(ft)), n !== u && Zc() !== u ? ("as" === r.substr(Fu, 2).toLowerCase() ? (o = r.substr(Fu, 2), Fu += 2) : (o = u, 0 === Yu && Qu(pt)), o !== u && Zc() !== u ? ("of" === r.substr(Fu, 2).toLowerCase() ? (a = r.substr(Fu, 2), Fu += 2) : (a = u, 0 === Yu && Qu(bt)), a !== u && Zc() !== u && (s = Is()) !== u ? (Hu = t, t = e = {
									keyword: "for system_time as of",
									expr: s
								}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}()) === u && (c = null), c !== u && Zc() !== u ? ((f = hs()) === u && (f = null), f !== u && Zc() !== u ? ((p = function() {
								var t = Fu, e, n;
								(e = function() {
									var t = Fu, e, n, o;
									"group" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(oo));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) !== u && Zc() !== u && uc() !== u && Zc() !== u && (n = xs()) !== u ? (Hu = t, e = { columns: n.value }, t = e) : (Fu = t, t = u);
								return t;
							}()) === u && (p = null), p !== u && Zc() !== u ? ((b = function() {
								var r = Fu, t;
								ac() !== u && Zc() !== u && (t = Ds()) !== u ? (Hu = r, r = t) : (Fu = r, r = u);
								return r;
							}()) === u && (b = null), b !== u && Zc() !== u ? ((v = function() {
								var t = Fu, e;
								(function() {
									var t = Fu, e, n, o;
									"qualify" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(so));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								})() !== u && Zc() !== u && (e = Is()) !== u ? (Hu = t, t = e) : (Fu = t, t = u);
								return t;
							}()) === u && (v = null), v !== u && Zc() !== u ? ((y = _s()) === u && (y = null), y !== u && Zc() !== u ? ((d = Ss()) === u && (d = null), d !== u && Zc() !== u ? ((h = function() {
								var t = Fu, e;
								(function() {
									var t = Fu, e, n, o;
									"window" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(io));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								})() !== u && Zc() !== u && (e = function() {
									var r = Fu, t, e, n, o, a, s, i;
									if ((t = ms()) !== u) {
										for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ms()) !== u ? n = o = [
											o,
											a,
											s,
											i
										] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ms()) !== u ? n = o = [
											o,
											a,
											s,
											i
										] : (Fu = n, n = u);
										e !== u ? (Hu = r, t = l(t, e), r = t) : (Fu = r, r = u);
									} else Fu = r, r = u;
									return r;
								}()) !== u ? (Hu = t, t = {
									keyword: "window",
									type: "window",
									expr: e
								}) : (Fu = t, t = u);
								return t;
							}()) === u && (h = null), h !== u ? (Hu = t, m = n, w = o, L = a, C = s, A = i, E = c, g = f, _ = p, j = b, T = v, S = y, x = d, k = h, Array.isArray(A) && A.forEach((r) => r.table && Al.add(`select::${[r.db, r.schema].filter(Boolean).join(".") || null}::${r.table}`)), e = {
								type: "select",
								as_struct_val: w,
								distinct: L,
								columns: C,
								from: A,
								for_sys_time_as_of: E,
								where: g,
								with: m,
								groupby: _,
								having: j,
								qualify: T,
								orderby: S,
								limit: x,
								window: k,
								...pl()
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
							var m, w, L, C, A, E, g, _, j, T, S, x, k;
							return t;
						}()) === u && (t = Fu, e = Fu, 40 === r.charCodeAt(Fu) ? (n = "(", Fu++) : (n = u, 0 === Yu && Qu(st)), n !== u && (o = Zc()) !== u && (a = Ka()) !== u && (s = Zc()) !== u ? (41 === r.charCodeAt(Fu) ? (i = ")", Fu++) : (i = u, 0 === Yu && Qu(it)), i !== u ? e = n = [
							n,
							o,
							a,
							s,
							i
						] : (Fu = e, e = u)) : (Fu = e, e = u), e !== u && (Hu = t, e = {
							...e[2],
							parentheses_symbol: !0
						}), t = e), t;
					}
					function za() {
						var r = Fu, t, e, n;
						return (t = ki()) === u && (t = pi()), t !== u && Zc() !== u && Qi() !== u && Zc() !== u && qc() !== u && Zc() !== u && (e = Xa()) !== u && Zc() !== u && Bc() !== u ? (Hu = r, "string" == typeof (n = t) && (n = {
							type: "default",
							value: n
						}), r = t = {
							name: n,
							stmt: e
						}) : (Fu = r, r = u), r;
					}
					function Ja() {
						var r = Fu, t, e;
						return (t = function() {
							var r = Fu, t, e, n, o, a, s, i;
							if ((t = Is()) !== u) {
								for (e = [], n = Fu, (o = Zc()) !== u ? ((a = Lc()) === u && (a = Cc()) === u && (a = Jc()), a !== u && (s = Zc()) !== u && (i = Is()) !== u ? n = o = [
									o,
									a,
									s,
									i
								] : (Fu = n, n = u)) : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u ? ((a = Lc()) === u && (a = Cc()) === u && (a = Jc()), a !== u && (s = Zc()) !== u && (i = Is()) !== u ? n = o = [
									o,
									a,
									s,
									i
								] : (Fu = n, n = u)) : (Fu = n, n = u);
								e !== u ? (Hu = r, t = function(r, t) {
									const e = r.ast;
									if (e && "select" === e.type && (!(r.parentheses_symbol || r.parentheses || r.ast.parentheses || r.ast.parentheses_symbol) || 1 !== e.columns.length || "*" === e.columns[0].expr.column)) throw new Error("invalid column clause with select statement");
									if (!t || 0 === t.length) return r;
									const n = t.length;
									let o = t[n - 1][3];
									for (let e = n - 1; e >= 0; e--) {
										const n = 0 === e ? r : t[e - 1][3];
										o = vl(t[e][1], n, o);
									}
									return o;
								}(t, e), r = t) : (Fu = r, r = u);
							} else Fu = r, r = u;
							return r;
						}()) !== u && Zc() !== u ? ((e = us()) === u && (e = null), e !== u ? (Hu = r, r = t = {
							expr: t,
							as: e,
							...pl()
						}) : (Fu = r, r = u)) : (Fu = r, r = u), r;
					}
					function Za() {
						var r = Fu, t, e;
						return (t = rs()) !== u && Zc() !== u ? ((e = Wc()) === u && (e = null), e !== u ? (Hu = r, r = t = t) : (Fu = r, r = u)) : (Fu = r, r = u), r;
					}
					function rs() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = os()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = os()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = os()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = l(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function ts() {
						var r = Fu, t;
						return Qc() !== u && Zc() !== u ? ((t = Ri()) === u && (t = ki()), t !== u && Zc() !== u && Kc() !== u ? (Hu = r, r = { value: t }) : (Fu = r, r = u)) : (Fu = r, r = u), r;
					}
					function es() {
						var r = Fu, t = [], e, n, o, a, s, i, c, l, f, p, b, v;
						if ((e = ts()) !== u) for (; e !== u;) t.push(e), e = ts();
						else t = u;
						if (t !== u && (Hu = r, t = t), (r = t) === u) {
							if (r = Fu, t = [], e = Fu, (n = Qc()) !== u && (o = Zc()) !== u ? ((a = cc()) === u && (a = sc()) === u && (a = lc()) === u && (a = ic()), a !== u && (s = Zc()) !== u && (i = qc()) !== u && (c = Zc()) !== u ? ((l = Ri()) === u && (l = ki()), l !== u && (f = Zc()) !== u && (p = Bc()) !== u && (b = Zc()) !== u && (v = Kc()) !== u ? e = n = [
								n,
								o,
								a,
								s,
								i,
								c,
								l,
								f,
								p,
								b,
								v
							] : (Fu = e, e = u)) : (Fu = e, e = u)) : (Fu = e, e = u), e !== u) for (; e !== u;) t.push(e), e = Fu, (n = Qc()) !== u && (o = Zc()) !== u ? ((a = cc()) === u && (a = sc()) === u && (a = lc()) === u && (a = ic()), a !== u && (s = Zc()) !== u && (i = qc()) !== u && (c = Zc()) !== u ? ((l = Ri()) === u && (l = ki()), l !== u && (f = Zc()) !== u && (p = Bc()) !== u && (b = Zc()) !== u && (v = Kc()) !== u ? e = n = [
								n,
								o,
								a,
								s,
								i,
								c,
								l,
								f,
								p,
								b,
								v
							] : (Fu = e, e = u)) : (Fu = e, e = u)) : (Fu = e, e = u);
							else t = u;
							t !== u && (Hu = r, t = t.map((r) => ({
								name: r[2],
								value: r[6]
							}))), r = t;
						}
						return r;
					}
					function ns() {
						var r = Fu, t, e;
						return (t = Is()) !== u && Zc() !== u && (e = es()) !== u ? (Hu = r, r = t = {
							expr: t,
							offset: e
						}) : (Fu = r, r = u), r;
					}
					function os() {
						var t = Fu, e = Fu, n, o, a, s, i, c, l, f, p, b, v;
						return (n = ci()) !== u && (o = Zc()) !== u && (a = Gc()) !== u ? e = n = [
							n,
							o,
							a
						] : (Fu = e, e = u), e === u && (e = null), e !== u && (n = Yc()) !== u && (o = Zc()) !== u ? ("except" === r.substr(Fu, 6).toLowerCase() ? (a = r.substr(Fu, 6), Fu += 6) : (a = u, 0 === Yu && Qu(lt)), a === u && ("replace" === r.substr(Fu, 7).toLowerCase() ? (a = r.substr(Fu, 7), Fu += 7) : (a = u, 0 === Yu && Qu(Br))), a !== u && (s = Zc()) !== u && (i = qc()) !== u && (c = Zc()) !== u && (l = rs()) !== u && Zc() !== u && Bc() !== u ? (Hu = t, t = e = function(r, t, e) {
							const n = r && r[0];
							return El.add(`select::${n}::(.*)`), {
								expr_list: e,
								parentheses: !0,
								expr: {
									type: "column_ref",
									table: n,
									column: "*"
								},
								type: t.toLowerCase(),
								...pl()
							};
						}(e, a, l)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = pc()) === u && (e = Fu, (n = Yc()) !== u ? (o = Fu, Yu++, a = bi(), Yu--, a === u ? o = void 0 : (Fu = o, o = u), o !== u ? e = n = [n, o] : (Fu = e, e = u)) : (Fu = e, e = u), e === u && (e = Yc())), e !== u && (Hu = t, e = function(r) {
							El.add("select::null::(.*)");
							return {
								expr: {
									type: "column_ref",
									table: null,
									column: "*"
								},
								as: null,
								...pl()
							};
						}()), (t = e) === u && (t = Fu, (e = ci()) !== u && (n = Zc()) !== u && (o = Gc()) !== u ? (a = Fu, (s = ns()) === u && (s = ci()), s !== u && (i = Zc()) !== u && (c = Gc()) !== u ? a = s = [
							s,
							i,
							c
						] : (Fu = a, a = u), a === u && (a = null), a !== u && (s = Zc()) !== u && (i = Yc()) !== u ? (Hu = t, t = e = function(r, t) {
							El.add(`select::${r}::(.*)`);
							let e = "*";
							const n = t && t[0];
							return "string" == typeof n && (e = n + ".*"), n && n.expr && n.offset && (e = {
								...n,
								suffix: ".*"
							}), {
								expr: {
									type: "column_ref",
									table: r,
									column: e
								},
								as: null,
								...pl()
							};
						}(e, a)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = ns()) !== u && (n = Zc()) !== u ? (o = Fu, (a = Gc()) !== u && (s = Zc()) !== u && (i = ci()) !== u ? o = a = [
							a,
							s,
							i
						] : (Fu = o, o = u), o === u && (o = null), o !== u && (a = Zc()) !== u ? ((s = us()) === u && (s = null), s !== u ? (Hu = t, p = e, v = s, (b = o) && (p.suffix = "." + b[2]), t = e = {
							expr: {
								type: "column_ref",
								table: null,
								column: p
							},
							as: v,
							...pl()
						}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = Ja()) !== u && (Hu = t, "double_quote_string" !== (f = e).expr.type && "single_quote_string" !== f.expr.type || El.add("select::null::" + f.expr.value), e = f), t = e)))), t;
					}
					function us() {
						var r = Fu, t, e;
						return (t = Qi()) !== u && Zc() !== u && (e = function() {
							var r = Fu, t;
							(t = fi()) !== u ? (Hu = Fu, (function(r) {
								if (!0 === ll[r.toUpperCase()]) throw new Error("Error: " + JSON.stringify(r) + " is a reserved word, can not as alias clause");
								return !1;
							}(t) ? u : void 0) !== u ? (Hu = r, r = t = t) : (Fu = r, r = u)) : (Fu = r, r = u);
							r === u && (r = Fu, (t = oi()) !== u && (Hu = r, t = t), r = t);
							return r;
						}()) !== u ? (Hu = r, r = t = e) : (Fu = r, r = u), r === u && (r = Fu, (t = Qi()) === u && (t = null), t !== u && Zc() !== u && (e = li()) !== u ? (Hu = r, r = t = e) : (Fu = r, r = u)), r;
					}
					function as() {
						var t = Fu, e, n, o, a;
						return "unnest" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(vt)), e !== u && Zc() !== u && qc() !== u && Zc() !== u ? ((n = Is()) === u && (n = null), n !== u && Zc() !== u && Bc() !== u && Zc() !== u ? ((o = us()) === u && (o = null), o !== u && Zc() !== u ? ((a = function() {
							var r = Fu, t;
							oc() !== u && Zc() !== u && cc() !== u && Zc() !== u ? ((t = us()) === u && (t = null), t !== u ? (Hu = r, r = {
								keyword: "with offset as",
								as: t
							}) : (Fu = r, r = u)) : (Fu = r, r = u);
							return r;
						}()) === u && (a = null), a !== u ? (Hu = t, t = e = {
							type: "unnest",
							expr: n,
							parentheses: !0,
							as: o,
							with_offset: a
						}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ss() {
						var t = Fu, e, n, o, a;
						return Vi() !== u && Zc() !== u && (e = cs()) !== u && Zc() !== u ? ((n = function() {
							var t = Fu, e, n, o, a, s;
							(function() {
								var t = Fu, e, n, o;
								"pivot" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(pu));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "PIVOT") : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							})() !== u && Zc() !== u && qc() !== u && Zc() !== u && (e = function() {
								var r = Fu, t, e, n, o, a, s, i, c, l, f;
								if ((t = hi()) !== u) if (Zc() !== u) if ((e = us()) === u && (e = null), e !== u) {
									for (n = [], o = Fu, (a = Zc()) !== u && (s = Wc()) !== u && (i = Zc()) !== u && (c = hi()) !== u && (l = Zc()) !== u ? ((f = us()) === u && (f = null), f !== u ? o = a = [
										a,
										s,
										i,
										c,
										l,
										f
									] : (Fu = o, o = u)) : (Fu = o, o = u); o !== u;) n.push(o), o = Fu, (a = Zc()) !== u && (s = Wc()) !== u && (i = Zc()) !== u && (c = hi()) !== u && (l = Zc()) !== u ? ((f = us()) === u && (f = null), f !== u ? o = a = [
										a,
										s,
										i,
										c,
										l,
										f
									] : (Fu = o, o = u)) : (Fu = o, o = u);
									n !== u ? (Hu = r, t = function(r, t, e) {
										const n = { type: "expr_list" };
										return n.value = dl(r, e), n;
									}(t, 0, n), r = t) : (Fu = r, r = u);
								} else Fu = r, r = u;
								else Fu = r, r = u;
								else Fu = r, r = u;
								return r;
							}()) !== u && Zc() !== u ? ("for" === r.substr(Fu, 3).toLowerCase() ? (n = r.substr(Fu, 3), Fu += 3) : (n = u, 0 === Yu && Qu(q)), n !== u && Zc() !== u && (o = ri()) !== u && Zc() !== u && (a = Ys()) !== u && Zc() !== u && Bc() !== u && Zc() !== u ? ((s = us()) === u && (s = null), s !== u ? (Hu = t, i = e, c = o, f = s, (l = a).operator = "=", t = {
								type: "pivot",
								expr: i,
								column: c,
								in_expr: l,
								as: f
							}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
							var i, c, l, f;
							return t;
						}()) === u && (n = null), n !== u ? (Hu = t, a = n, (o = e)[0] && (o[0].operator = a), t = o) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function is() {
						var r = Fu, t, e;
						return (t = vs()) !== u && Zc() !== u && Wi() !== u && Zc() !== u && (e = vs()) !== u ? (Hu = r, r = t = [t, e]) : (Fu = r, r = u), r;
					}
					function cs() {
						var r = Fu, t, e, n;
						if ((t = ps()) !== u) {
							for (e = [], n = ls(); n !== u;) e.push(n), n = ls();
							e !== u ? (Hu = r, r = t = yt(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function ls() {
						var r = Fu, t, e;
						return Zc() !== u && (t = Wc()) !== u && Zc() !== u && (e = ps()) !== u ? (Hu = r, r = e) : (Fu = r, r = u), r === u && (r = Fu, Zc() !== u && (t = function() {
							var r = Fu, t, e, n, o, a, s, i, c, l, f;
							if ((t = bs()) !== u) if (Zc() !== u) if ((e = ps()) !== u) if (Zc() !== u) if ((n = nc()) !== u) if (Zc() !== u) if (qc() !== u) if (Zc() !== u) if ((o = ei()) !== u) {
								for (a = [], s = Fu, (i = Zc()) !== u && (c = Wc()) !== u && (l = Zc()) !== u && (f = ei()) !== u ? s = i = [
									i,
									c,
									l,
									f
								] : (Fu = s, s = u); s !== u;) a.push(s), s = Fu, (i = Zc()) !== u && (c = Wc()) !== u && (l = Zc()) !== u && (f = ei()) !== u ? s = i = [
									i,
									c,
									l,
									f
								] : (Fu = s, s = u);
								a !== u && (s = Zc()) !== u && (i = Bc()) !== u ? (Hu = r, p = t, v = o, y = a, (b = e).join = p, b.using = dl(v, y), r = t = b) : (Fu = r, r = u);
							} else Fu = r, r = u;
							else Fu = r, r = u;
							else Fu = r, r = u;
							else Fu = r, r = u;
							else Fu = r, r = u;
							else Fu = r, r = u;
							else Fu = r, r = u;
							else Fu = r, r = u;
							else Fu = r, r = u;
							var p, b, v, y;
							r === u && (r = Fu, (t = bs()) !== u && Zc() !== u && (e = ps()) !== u && Zc() !== u ? ((n = ds()) === u && (n = null), n !== u ? (Hu = r, t = function(r, t, e) {
								return t.join = r, t.on = e, t;
							}(t, e, n), r = t) : (Fu = r, r = u)) : (Fu = r, r = u), r === u && (r = Fu, (t = bs()) === u && (t = Va()), t !== u && Zc() !== u && (e = qc()) !== u && Zc() !== u && (n = Xa()) !== u && Zc() !== u && Bc() !== u && Zc() !== u ? ((o = us()) === u && (o = null), o !== u && (a = Zc()) !== u ? ((s = ds()) === u && (s = null), s !== u ? (Hu = r, t = function(r, t, e, n) {
								return t.parentheses = !0, {
									expr: t,
									as: e,
									join: r,
									on: n
								};
							}(t, n, o, s), r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u)));
							return r;
						}()) !== u ? (Hu = r, r = t) : (Fu = r, r = u)), r;
					}
					function fs() {
						var t = Fu, e, n, o, a, s, i, c, l, f, p, b;
						return "tablesample" === r.substr(Fu, 11).toLowerCase() ? (e = r.substr(Fu, 11), Fu += 11) : (e = u, 0 === Yu && Qu(gt)), e !== u && (n = Zc()) !== u ? ("bernoulli" === r.substr(Fu, 9).toLowerCase() ? (o = r.substr(Fu, 9), Fu += 9) : (o = u, 0 === Yu && Qu(_t)), o === u && ("reservoir" === r.substr(Fu, 9).toLowerCase() ? (o = r.substr(Fu, 9), Fu += 9) : (o = u, 0 === Yu && Qu(jt))), o !== u && (a = Zc()) !== u ? (40 === r.charCodeAt(Fu) ? (s = "(", Fu++) : (s = u, 0 === Yu && Qu(st)), s !== u && (i = Zc()) !== u && (c = Ui()) !== u && (l = Zc()) !== u ? ("percent" === r.substr(Fu, 7).toLowerCase() ? (f = r.substr(Fu, 7), Fu += 7) : (f = u, 0 === Yu && Qu(Tt)), f === u && ("rows" === r.substr(Fu, 4).toLowerCase() ? (f = r.substr(Fu, 4), Fu += 4) : (f = u, 0 === Yu && Qu(St))), f !== u && (p = Zc()) !== u ? (41 === r.charCodeAt(Fu) ? (b = ")", Fu++) : (b = u, 0 === Yu && Qu(it)), b !== u ? t = e = [
							e,
							n,
							o,
							a,
							s,
							i,
							c,
							l,
							f,
							p,
							b
						] : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ps() {
						var t, e, n, o, a, s, i, c;
						return (t = as()) === u && (t = Fu, (e = Li()) !== u && (n = Zc()) !== u ? ((o = us()) === u && (o = null), o !== u ? (Hu = t, t = e = {
							type: "expr",
							expr: e,
							as: o
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = vs()) !== u ? ((n = function() {
							var t = Fu, e, n, o, a, s, i, c, l, f, p;
							return dt.test(r.charAt(Fu)) ? (e = r.charAt(Fu), Fu++) : (e = u, 0 === Yu && Qu(ht)), e !== u ? (mt.test(r.charAt(Fu)) ? (n = r.charAt(Fu), Fu++) : (n = u, 0 === Yu && Qu(wt)), n !== u && (o = Zc()) !== u && (a = pi()) !== u && (s = Zc()) !== u ? (Lt.test(r.charAt(Fu)) ? (i = r.charAt(Fu), Fu++) : (i = u, 0 === Yu && Qu(Ct)), i !== u && (c = Zc()) !== u && (l = pi()) !== u && (f = Zc()) !== u ? (At.test(r.charAt(Fu)) ? (p = r.charAt(Fu), Fu++) : (p = u, 0 === Yu && Qu(Et)), p !== u ? t = e = [
								e,
								n,
								o,
								a,
								s,
								i,
								c,
								l,
								f,
								p
							] : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t;
						}()) === u && (n = null), n !== u && (o = Zc()) !== u ? ((a = fs()) === u && (a = null), a !== u && Zc() !== u ? ((s = us()) === u && (s = null), s !== u ? (Hu = t, t = e = function(r, t, e, n) {
							return "var" === r.type ? (r.as = n, r) : {
								...r,
								as: n,
								...pl()
							};
						}(e, 0, 0, s)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = qc()) !== u && (n = Zc()) !== u && (o = Xa()) !== u && (a = Zc()) !== u && Bc() !== u && (s = Zc()) !== u ? ((i = fs()) === u && (i = null), i !== u && Zc() !== u ? ((c = us()) === u && (c = null), c !== u ? (Hu = t, t = e = function(r, t, e) {
							return r.parentheses = !0, {
								expr: r,
								as: e,
								...pl()
							};
						}(o, 0, c)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)))), t;
					}
					function bs() {
						var t = Fu, e, n;
						return (e = function() {
							var t = Fu, e, n, o;
							"left" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(qn));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && Zc() !== u ? ((n = rc()) === u && (n = null), n !== u && Zc() !== u && Zi() !== u ? (Hu = t, t = e = "LEFT JOIN") : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = function() {
							var t = Fu, e, n, o;
							"right" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(Bn));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && Zc() !== u ? ((n = rc()) === u && (n = null), n !== u && Zc() !== u && Zi() !== u ? (Hu = t, t = e = "RIGHT JOIN") : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = function() {
							var t = Fu, e, n, o;
							"full" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Vn));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && Zc() !== u ? ((n = rc()) === u && (n = null), n !== u && Zc() !== u && Zi() !== u ? (Hu = t, t = e = "FULL JOIN") : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = function() {
							var t = Fu, e, n, o;
							"cross" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(Qn));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && Zc() !== u && (n = Zi()) !== u ? (Hu = t, t = e = e[0].toUpperCase() + " JOIN") : (Fu = t, t = u), t === u && (t = Fu, (e = function() {
							var t = Fu, e, n, o;
							"inner" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(Xn));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) === u && (e = null), e !== u && Zc() !== u && (n = Zi()) !== u ? (Hu = t, t = e = function(r) {
							return r ? r[0].toUpperCase() + " JOIN" : "JOIN";
						}(e)) : (Fu = t, t = u))))), t;
					}
					function vs() {
						var r = Fu, t, e, n, o, a, s, i;
						return (t = ei()) !== u ? (e = Fu, (n = Zc()) !== u && (o = Gc()) !== u && (a = Zc()) !== u && (s = ei()) !== u ? e = n = [
							n,
							o,
							a,
							s
						] : (Fu = e, e = u), e !== u ? (n = Fu, (o = Zc()) !== u && (a = Gc()) !== u && (s = Zc()) !== u && (i = ei()) !== u ? n = o = [
							o,
							a,
							s,
							i
						] : (Fu = n, n = u), n !== u ? (Hu = r, r = t = function(r, t, e) {
							const n = {
								db: null,
								table: r.value
							};
							return null !== e && (n.db = r.value, n.catalog = r.value, n.schema = t[3].value, n.table = e[3].value, n.surround = {
								table: Ll(e[3]),
								db: Ll(r),
								schema: Ll(t[3])
							}), n;
						}(t, e, n)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u), r === u && (r = Fu, (t = ei()) !== u ? (e = Fu, (n = Zc()) !== u && (o = Gc()) !== u && (a = Zc()) !== u && (s = ei()) !== u ? e = n = [
							n,
							o,
							a,
							s
						] : (Fu = e, e = u), e === u && (e = null), e !== u ? (Hu = r, r = t = function(r, t) {
							const e = {
								db: null,
								table: r.value,
								surround: { table: Ll(r) }
							};
							return null !== t && (e.db = r.value, e.table = t[3].value, e.surround = {
								table: Ll(t[3]),
								db: Ll(r)
							}), e;
						}(t, e)) : (Fu = r, r = u)) : (Fu = r, r = u)), r;
					}
					function ys() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = Is()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u ? ((a = Lc()) === u && (a = Cc()), a !== u && (s = Zc()) !== u && (i = Is()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u)) : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u ? ((a = Lc()) === u && (a = Cc()), a !== u && (s = Zc()) !== u && (i = Is()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u)) : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = function(r, t) {
								const e = t.length;
								let n = r;
								for (let r = 0; r < e; ++r) n = vl(t[r][1], n, t[r][3]);
								return n;
							}(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function ds() {
						var r = Fu, t;
						return Ji() !== u && Zc() !== u && (t = Ds()) !== u ? (Hu = r, r = t) : (Fu = r, r = u), r;
					}
					function hs() {
						var t = Fu, e;
						return function() {
							var t = Fu, e, n, o;
							"where" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(no));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}() !== u && Zc() !== u && (e = Ds()) !== u ? (Hu = t, t = e) : (Fu = t, t = u), t;
					}
					function ms() {
						var r = Fu, t, e;
						return (t = pi()) !== u && Zc() !== u && Qi() !== u && Zc() !== u && (e = ws()) !== u ? (Hu = r, r = t = {
							name: t,
							as_window_specification: e
						}) : (Fu = r, r = u), r;
					}
					function ws() {
						var t = Fu, e, n;
						return (e = pi()) !== u && (Hu = t, e = e), (t = e) === u && (t = Fu, (e = qc()) !== u && Zc() !== u ? ((n = function() {
							var t = Fu, e, n, o, a;
							(e = ni()) === u && (e = null);
							e !== u && Zc() !== u ? ((n = gs()) === u && (n = null), n !== u && Zc() !== u ? ((o = _s()) === u && (o = null), o !== u && Zc() !== u ? ((a = function() {
								var t = Fu, e, n, o, a;
								(e = Nc()) !== u && Zc() !== u ? ((n = Ls()) === u && (n = Cs()), n !== u ? (Hu = t, t = e = {
									type: "rows",
									expr: n
								}) : (Fu = t, t = u)) : (Fu = t, t = u);
								t === u && (t = Fu, (e = Nc()) === u && ("range" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(xt))), e !== u && Zc() !== u && (n = vc()) !== u && Zc() !== u && (o = Cs()) !== u && Zc() !== u && Lc() !== u && Zc() !== u && (a = Ls()) !== u ? (Hu = t, s = o, i = a, e = vl(n, {
									type: "origin",
									value: e.toLowerCase()
								}, {
									type: "expr_list",
									value: [s, i]
								}), t = e) : (Fu = t, t = u));
								var s, i;
								return t;
							}()) === u && (a = null), a !== u ? (Hu = t, t = e = {
								name: e,
								partitionby: n,
								orderby: o,
								window_frame_clause: a
							}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) === u && (n = null), n !== u && Zc() !== u && Bc() !== u ? (Hu = t, t = e = {
							window_specification: n,
							parentheses: !0
						}) : (Fu = t, t = u)) : (Fu = t, t = u)), t;
					}
					function Ls() {
						var t = Fu, e, n, o, a;
						return (e = Es()) !== u && Zc() !== u ? ("following" === r.substr(Fu, 9).toLowerCase() ? (n = r.substr(Fu, 9), Fu += 9) : (n = u, 0 === Yu && Qu(kt)), n === u && ("preceding" === r.substr(Fu, 9).toLowerCase() ? (n = r.substr(Fu, 9), Fu += 9) : (n = u, 0 === Yu && Qu(It))), n !== u ? (Hu = t, a = n, (o = e).value += " " + a.toUpperCase(), t = e = o) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = As()), t;
					}
					function Cs() {
						var t = Fu, e, n, o, a;
						return (e = Es()) !== u && Zc() !== u ? ("preceding" === r.substr(Fu, 9).toLowerCase() ? (n = r.substr(Fu, 9), Fu += 9) : (n = u, 0 === Yu && Qu(It)), n === u && ("following" === r.substr(Fu, 9).toLowerCase() ? (n = r.substr(Fu, 9), Fu += 9) : (n = u, 0 === Yu && Qu(kt))), n !== u ? (Hu = t, a = n, (o = e).value += " " + a.toUpperCase(), t = e = o) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = As()), t;
					}
					function As() {
						var t = Fu, e, n;
						return "current" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Ot)), e !== u && Zc() !== u ? ("row" === r.substr(Fu, 3).toLowerCase() ? (n = r.substr(Fu, 3), Fu += 3) : (n = u, 0 === Yu && Qu(Nt)), n !== u ? (Hu = t, t = e = {
							type: "origin",
							value: "current row",
							...pl()
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Es() {
						var t = Fu, e;
						return "unbounded" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(Rt)), e !== u && (Hu = t, e = {
							type: "origin",
							value: e.toUpperCase(),
							...pl()
						}), (t = e) === u && (t = Ri()), t;
					}
					function gs() {
						var r = Fu, t;
						return qi() !== u && Zc() !== u && uc() !== u && Zc() !== u && (t = Za()) !== u ? (Hu = r, r = t) : (Fu = r, r = u), r;
					}
					function _s() {
						var t = Fu, e;
						return function() {
							var t = Fu, e, n, o;
							"order" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(uo));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}() !== u && Zc() !== u && uc() !== u && Zc() !== u && (e = function() {
							var r = Fu, t, e, n, o, a, s, i;
							if ((t = js()) !== u) {
								for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = js()) !== u ? n = o = [
									o,
									a,
									s,
									i
								] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = js()) !== u ? n = o = [
									o,
									a,
									s,
									i
								] : (Fu = n, n = u);
								e !== u ? (Hu = r, t = l(t, e), r = t) : (Fu = r, r = u);
							} else Fu = r, r = u;
							return r;
						}()) !== u ? (Hu = t, t = e) : (Fu = t, t = u), t;
					}
					function js() {
						var t = Fu, e, n, o, a, s;
						return (e = Is()) !== u && Zc() !== u ? (n = Fu, "collate" === r.substr(Fu, 7).toLowerCase() ? (o = r.substr(Fu, 7), Fu += 7) : (o = u, 0 === Yu && Qu(gr)), o !== u && (a = Zc()) !== u && (s = ki()) !== u ? n = o = [
							o,
							a,
							s
						] : (Fu = n, n = u), n === u && (n = null), n !== u && (o = Zc()) !== u ? ((a = fc()) === u && (a = function() {
							var t = Fu, e, n, o;
							"asc" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(vo));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "ASC") : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()), a === u && (a = null), a !== u ? (Hu = t, t = e = {
							expr: e,
							type: a
						}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ts() {
						var r;
						return (r = Ri()) === u && (r = di()), r;
					}
					function Ss() {
						var t = Fu, e, n, o, a, s;
						return function() {
							var t = Fu, e, n, o;
							"limit" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(fo));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}() !== u && Zc() !== u && (e = Ts()) !== u && Zc() !== u ? (n = Fu, (o = Wc()) === u && (o = cc()), o !== u && (a = Zc()) !== u && (s = Ts()) !== u ? n = o = [
							o,
							a,
							s
						] : (Fu = n, n = u), n === u && (n = null), n !== u ? (Hu = t, t = function(r, t) {
							const e = [r];
							return t && e.push(t[2]), {
								seperator: t && t[0] && t[0].toLowerCase() || "",
								value: e,
								...pl()
							};
						}(e, n)) : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function xs() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = Is()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = Is()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = Is()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = function(r, t) {
								const e = { type: "expr_list" };
								return e.value = dl(r, t), e;
							}(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function ks() {
						var r;
						return (r = Ms()) === u && (r = Us()) === u && (r = function() {
							var r = Fu, t, e, n, o, a, s, i;
							if ((t = Ps()) !== u) {
								for (e = [], n = Fu, (o = rl()) !== u && (a = Cc()) !== u && (s = Zc()) !== u && (i = Ps()) !== u ? n = o = [
									o,
									a,
									s,
									i
								] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = rl()) !== u && (a = Cc()) !== u && (s = Zc()) !== u && (i = Ps()) !== u ? n = o = [
									o,
									a,
									s,
									i
								] : (Fu = n, n = u);
								e !== u ? (Hu = r, t = c(t, e), r = t) : (Fu = r, r = u);
							} else Fu = r, r = u;
							return r;
						}()) === u && (r = function() {
							var r = Fu, t, e, n, o, a;
							if ((t = Bs()) !== u) {
								if (e = [], n = Fu, (o = Zc()) !== u && (a = Qs()) !== u ? n = o = [o, a] : (Fu = n, n = u), n !== u) for (; n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Qs()) !== u ? n = o = [o, a] : (Fu = n, n = u);
								else e = u;
								e !== u ? (Hu = r, t = bl(t, e[0][1]), r = t) : (Fu = r, r = u);
							} else Fu = r, r = u;
							return r;
						}()) === u && (r = Rs()), r;
					}
					function Is() {
						var r;
						return (r = ks()) === u && (r = Xa()), r;
					}
					function Os() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = Ns()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = Ns()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = Ns()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = l(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function Ns() {
						var r = Fu, t;
						return qc() !== u && Zc() !== u && (t = Za()) !== u && Zc() !== u && Bc() !== u ? (Hu = r, r = t) : (Fu = r, r = u), r;
					}
					function Rs() {
						var r = Fu, t, e, n, o;
						return (t = Qc()) !== u && Zc() !== u ? ((e = Za()) === u && (e = null), e !== u && (n = Zc()) !== u && (o = Kc()) !== u ? (Hu = r, r = t = {
							array_path: e,
							type: "array",
							brackets: !0,
							keyword: ""
						}) : (Fu = r, r = u)) : (Fu = r, r = u), r === u && (r = Fu, (t = il()) === u && (t = Tc()), t === u && (t = null), t !== u && Qc() !== u && (e = Zc()) !== u && (n = Ti()) !== u && (o = Zc()) !== u && Kc() !== u ? (Hu = r, r = t = function(r, t) {
							return {
								definition: r,
								array_path: t.map((r) => ({
									expr: r,
									as: null
								})),
								type: "array",
								keyword: r && "array",
								brackets: !0
							};
						}(t, n)) : (Fu = r, r = u), r === u && (r = Fu, (t = il()) === u && (t = Tc()), t === u && (t = null), t !== u && Zc() !== u && (e = Qc()) !== u && (n = Zc()) !== u ? ((o = Os()) === u && (o = Is()), o !== u && Zc() !== u && Kc() !== u ? (Hu = r, r = t = function(r, t, e, n) {
							return {
								definition: r,
								expr_list: e,
								type: "array",
								keyword: r && "array",
								brackets: !0,
								parentheses: !1
							};
						}(t, 0, o)) : (Fu = r, r = u)) : (Fu = r, r = u), r === u && (r = Fu, (t = il()) === u && (t = Tc()), t !== u && Zc() !== u && (e = qc()) !== u && (n = Zc()) !== u ? ((o = Os()) === u && (o = Is()), o !== u && Zc() !== u && Bc() !== u ? (Hu = r, r = t = function(r, t, e, n) {
							return {
								definition: r,
								expr_list: e,
								type: "array",
								keyword: r && "array",
								brackets: !1,
								parentheses: !0
							};
						}(t, 0, o)) : (Fu = r, r = u)) : (Fu = r, r = u)))), r;
					}
					function Us() {
						var t = Fu, e;
						return function() {
							var t = Fu, e, n, o;
							"json" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Jo));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "JSON") : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}() !== u && Zc() !== u && (e = Ti()) !== u ? (Hu = t, t = {
							type: "json",
							keyword: "json",
							expr_list: e
						}) : (Fu = t, t = u), t;
					}
					function Ms() {
						var r = Fu, t, e, n, o, a;
						return (t = cl()) === u && (t = kc()), t !== u && Zc() !== u && qc() !== u && Zc() !== u && (e = Za()) !== u && Zc() !== u && Bc() !== u && Zc() !== u ? ((n = _s()) === u && (n = null), n !== u && Zc() !== u ? ((o = Ss()) === u && (o = null), o !== u ? (Hu = r, r = t = {
							definition: a = t,
							expr_list: e,
							type: "struct",
							keyword: a && "struct",
							parentheses: !0,
							order_by: n,
							limit: o
						}) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u), r;
					}
					function Ds() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = Is()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u ? ((a = Lc()) === u && (a = Cc()) === u && (a = Wc()), a !== u && (s = Zc()) !== u && (i = Is()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u)) : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u ? ((a = Lc()) === u && (a = Cc()) === u && (a = Wc()), a !== u && (s = Zc()) !== u && (i = Is()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u)) : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = function(r, t) {
								const e = t.length;
								let n = r, o = "";
								for (let r = 0; r < e; ++r) "," === t[r][1] ? (o = ",", Array.isArray(n) || (n = [n]), n.push(t[r][3])) : n = vl(t[r][1], n, t[r][3]);
								if ("," === o) {
									const r = { type: "expr_list" };
									return r.value = n, r;
								}
								return n;
							}(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function Ps() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = Fs()) !== u) {
							for (e = [], n = Fu, (o = rl()) !== u && (a = Lc()) !== u && (s = Zc()) !== u && (i = Fs()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = rl()) !== u && (a = Lc()) !== u && (s = Zc()) !== u && (i = Fs()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = c(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function Fs() {
						var t, e, n, o, a;
						return (t = Hs()) === u && (t = function() {
							var r = Fu, t, e;
							(t = function() {
								var r = Fu, t = Fu, e, n, o;
								(e = wc()) !== u && (n = Zc()) !== u && (o = mc()) !== u ? t = e = [
									e,
									n,
									o
								] : (Fu = t, t = u);
								t !== u && (Hu = r, t = Mt(t));
								(r = t) === u && (r = mc());
								return r;
							}()) !== u && Zc() !== u && qc() !== u && Zc() !== u && (e = Xa()) !== u && Zc() !== u && Bc() !== u ? (Hu = r, n = t, (o = e).parentheses = !0, t = bl(n, o), r = t) : (Fu = r, r = u);
							var n, o;
							return r;
						}()) === u && (t = Fu, (e = wc()) === u && (e = Fu, 33 === r.charCodeAt(Fu) ? (n = "!", Fu++) : (n = u, 0 === Yu && Qu(Ut)), n !== u ? (o = Fu, Yu++, 61 === r.charCodeAt(Fu) ? (a = "=", Fu++) : (a = u, 0 === Yu && Qu(f)), Yu--, a === u ? o = void 0 : (Fu = o, o = u), o !== u ? e = n = [n, o] : (Fu = e, e = u)) : (Fu = e, e = u)), e !== u && (n = Zc()) !== u && (o = Fs()) !== u ? (Hu = t, t = e = bl("NOT", o)) : (Fu = t, t = u)), t;
					}
					function Hs() {
						var r = Fu, t, e, n, o;
						return (t = qs()) !== u && Zc() !== u ? ((e = function() {
							var r;
							(r = function() {
								var r = Fu, t = [], e = Fu, n, o, a, s;
								(n = Zc()) !== u && (o = $s()) !== u && (a = Zc()) !== u && (s = qs()) !== u ? e = n = [
									n,
									o,
									a,
									s
								] : (Fu = e, e = u);
								if (e !== u) for (; e !== u;) t.push(e), e = Fu, (n = Zc()) !== u && (o = $s()) !== u && (a = Zc()) !== u && (s = qs()) !== u ? e = n = [
									n,
									o,
									a,
									s
								] : (Fu = e, e = u);
								else t = u;
								t !== u && (Hu = r, t = {
									type: "arithmetic",
									tail: t
								});
								return r = t;
							}()) === u && (r = Ys()) === u && (r = function() {
								var r = Fu, t, e, n;
								(t = function() {
									var r = Fu, t = Fu, e, n, o;
									(e = wc()) !== u && (n = Zc()) !== u && (o = vc()) !== u ? t = e = [
										e,
										n,
										o
									] : (Fu = t, t = u);
									t !== u && (Hu = r, t = Mt(t));
									(r = t) === u && (r = vc());
									return r;
								}()) !== u && Zc() !== u && (e = qs()) !== u && Zc() !== u && Lc() !== u && Zc() !== u && (n = qs()) !== u ? (Hu = r, r = t = {
									op: t,
									right: {
										type: "expr_list",
										value: [e, n]
									}
								}) : (Fu = r, r = u);
								return r;
							}()) === u && (r = function() {
								var r = Fu, t, e, n, o;
								(t = dc()) !== u && (e = Zc()) !== u && (n = qs()) !== u ? (Hu = r, r = t = {
									op: "IS",
									right: n
								}) : (Fu = r, r = u);
								r === u && (r = Fu, t = Fu, (e = dc()) !== u && (n = Zc()) !== u && (o = wc()) !== u ? t = e = [
									e,
									n,
									o
								] : (Fu = t, t = u), t !== u && (e = Zc()) !== u && (n = qs()) !== u ? (Hu = r, t = function(r) {
									return {
										op: "IS NOT",
										right: r
									};
								}(n), r = t) : (Fu = r, r = u));
								return r;
							}()) === u && (r = Ws());
							return r;
						}()) === u && (e = null), e !== u ? (Hu = r, n = t, r = t = null === (o = e) ? n : "arithmetic" === o.type ? hl(n, o.tail) : vl(o.op, n, o.right)) : (Fu = r, r = u)) : (Fu = r, r = u), r === u && (r = ki()) === u && (r = ri()), r;
					}
					function $s() {
						var t;
						return ">=" === r.substr(Fu, 2) ? (t = ">=", Fu += 2) : (t = u, 0 === Yu && Qu(Dt)), t === u && (62 === r.charCodeAt(Fu) ? (t = ">", Fu++) : (t = u, 0 === Yu && Qu(Pt)), t === u && ("<=" === r.substr(Fu, 2) ? (t = "<=", Fu += 2) : (t = u, 0 === Yu && Qu(Ft)), t === u && ("<>" === r.substr(Fu, 2) ? (t = "<>", Fu += 2) : (t = u, 0 === Yu && Qu(Ht)), t === u && (60 === r.charCodeAt(Fu) ? (t = "<", Fu++) : (t = u, 0 === Yu && Qu($t)), t === u && (61 === r.charCodeAt(Fu) ? (t = "=", Fu++) : (t = u, 0 === Yu && Qu(f)), t === u && ("!=" === r.substr(Fu, 2) ? (t = "!=", Fu += 2) : (t = u, 0 === Yu && Qu(Gt)))))))), t;
					}
					function Gs() {
						var r = Fu, t = Fu, e, n, o;
						return (e = wc()) !== u && (n = Zc()) !== u && (o = yc()) !== u ? t = e = [
							e,
							n,
							o
						] : (Fu = t, t = u), t !== u && (Hu = r, t = Mt(t)), (r = t) === u && (r = yc()), r;
					}
					function Ws() {
						var r = Fu, t, e;
						return (t = function() {
							var r = Fu, t = Fu, e, n, o;
							return (e = wc()) !== u && (n = Zc()) !== u && (o = hc()) !== u ? t = e = [
								e,
								n,
								o
							] : (Fu = t, t = u), t !== u && (Hu = r, t = Mt(t)), (r = t) === u && (r = hc()), r;
						}()) !== u && Zc() !== u ? ((e = ji()) === u && (e = Hs()), e !== u ? (Hu = r, r = t = {
							op: t,
							right: e
						}) : (Fu = r, r = u)) : (Fu = r, r = u), r;
					}
					function Ys() {
						var r = Fu, t, e, n;
						return (t = Gs()) !== u && Zc() !== u && (e = qc()) !== u && Zc() !== u && (n = xs()) !== u && Zc() !== u && Bc() !== u ? (Hu = r, r = t = {
							op: t,
							right: n
						}) : (Fu = r, r = u), r === u && (r = Fu, (t = Gs()) !== u && Zc() !== u ? ((e = ki()) === u && (e = as()), e !== u ? (Hu = r, r = t = function(r, t) {
							return {
								op: r,
								right: t
							};
						}(t, e)) : (Fu = r, r = u)) : (Fu = r, r = u)), r;
					}
					function qs() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = Vs()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Bs()) !== u && (s = Zc()) !== u && (i = Vs()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Bs()) !== u && (s = Zc()) !== u && (i = Vs()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = function(r, t) {
								if (t && t.length && "column_ref" === r.type && "*" === r.column) throw new Error(JSON.stringify({
									message: "args could not be star column in additive expr",
									...pl()
								}));
								return hl(r, t);
							}(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function Bs() {
						var t;
						return 43 === r.charCodeAt(Fu) ? (t = "+", Fu++) : (t = u, 0 === Yu && Qu(Wt)), t === u && (45 === r.charCodeAt(Fu) ? (t = "-", Fu++) : (t = u, 0 === Yu && Qu(Yt))), t;
					}
					function Vs() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = Ks()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u ? ((a = Xs()) === u && (a = Jc()), a !== u && (s = Zc()) !== u && (i = Ks()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u)) : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u ? ((a = Xs()) === u && (a = Jc()), a !== u && (s = Zc()) !== u && (i = Ks()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u)) : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = hl(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function Xs() {
						var t;
						return 42 === r.charCodeAt(Fu) ? (t = "*", Fu++) : (t = u, 0 === Yu && Qu(qt)), t === u && (47 === r.charCodeAt(Fu) ? (t = "/", Fu++) : (t = u, 0 === Yu && Qu(Bt)), t === u && (37 === r.charCodeAt(Fu) ? (t = "%", Fu++) : (t = u, 0 === Yu && Qu(Vt)))), t;
					}
					function Qs() {
						var t, e, n;
						return (t = Rs()) === u && (t = function() {
							var t = Fu, e, n, o;
							(e = Mc()) !== u && Zc() !== u && (n = Is()) !== u && Zc() !== u && (o = function() {
								var t;
								(t = function() {
									var t = Fu, e, n, o;
									"year" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Qe));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "YEAR") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									"isoyear" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Pe));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "ISOYEAR") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									"month" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(We));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "MONTH") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									"day" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(xe));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "DAY") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									"hour" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Ue));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "HOUR") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									"minute" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Ge));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "MINUTE") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									"second" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(qe));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "SECOND") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									"week" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Xe));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "WEEK") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}());
								return t;
							}()) !== u ? (Hu = t, e = {
								type: "interval",
								expr: n,
								unit: o.toLowerCase()
							}, t = e) : (Fu = t, t = u);
							return t;
						}()) === u && (t = hi()) === u && (t = Li()) === u && (t = Ms()) === u && (t = Us()) === u && (t = function() {
							var t = Fu, e, n, o, a, s, i;
							(e = _i()) !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = gi()) !== u && Zc() !== u && Qi() !== u && Zc() !== u && (o = sl()) !== u && Zc() !== u && (a = Bc()) !== u ? (Hu = t, c = n, l = o, e = {
								type: "cast",
								keyword: e.toLowerCase(),
								...c,
								symbol: "as",
								target: [l]
							}, t = e) : (Fu = t, t = u);
							var c, l;
							t === u && (t = Fu, (e = _i()) !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = gi()) !== u && Zc() !== u && Qi() !== u && Zc() !== u && (o = Sc()) !== u && Zc() !== u && (a = qc()) !== u && Zc() !== u && (s = Mi()) !== u && Zc() !== u && Bc() !== u && Zc() !== u && (i = Bc()) !== u ? (Hu = t, e = function(r, t, e) {
								return {
									type: "cast",
									keyword: r.toLowerCase(),
									...t,
									symbol: "as",
									target: [{ dataType: "DECIMAL(" + e + ")" }]
								};
							}(e, n, s), t = e) : (Fu = t, t = u), t === u && (t = Fu, (e = _i()) !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = gi()) !== u && Zc() !== u && Qi() !== u && Zc() !== u && (o = Sc()) !== u && Zc() !== u && (a = qc()) !== u && Zc() !== u && (s = Mi()) !== u && Zc() !== u && Wc() !== u && Zc() !== u && (i = Mi()) !== u && Zc() !== u && Bc() !== u && Zc() !== u && Bc() !== u ? (Hu = t, e = function(r, t, e, n) {
								return {
									type: "cast",
									keyword: r.toLowerCase(),
									...t,
									symbol: "as",
									target: [{ dataType: "DECIMAL(" + e + ", " + n + ")" }]
								};
							}(e, n, s, i), t = e) : (Fu = t, t = u), t === u && (t = Fu, (e = _i()) !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = gi()) !== u && Zc() !== u && Qi() !== u && Zc() !== u && (o = function() {
								var t;
								(t = function() {
									var t = Fu, e, n, o;
									"signed" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Xo));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "SIGNED") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (t = function() {
									var t = Fu, e, n, o;
									"unsigned" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(Qo));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "UNSIGNED") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}());
								return t;
							}()) !== u && Zc() !== u ? ((a = xc()) === u && (a = null), a !== u && Zc() !== u && (s = Bc()) !== u ? (Hu = t, e = function(r, t, e, n) {
								return {
									type: "cast",
									keyword: r.toLowerCase(),
									...t,
									symbol: "as",
									target: [{ dataType: e + (n ? " " + n : "") }]
								};
							}(e, n, o, a), t = e) : (Fu = t, t = u)) : (Fu = t, t = u))));
							return t;
						}()) === u && (t = ji()) === u && (t = function() {
							var r = Fu, t, e, n, o, a, s;
							(t = _c()) !== u && Zc() !== u && (e = zs()) !== u && Zc() !== u ? ((n = Zs()) === u && (n = null), n !== u && Zc() !== u && (o = jc()) !== u && Zc() !== u ? ((a = _c()) === u && (a = null), a !== u ? (Hu = r, i = e, (c = n) && i.push(c), r = t = {
								type: "case",
								expr: null,
								args: i
							}) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
							var i, c;
							r === u && (r = Fu, (t = _c()) !== u && Zc() !== u && (e = Is()) !== u && Zc() !== u && (n = zs()) !== u && Zc() !== u ? ((o = Zs()) === u && (o = null), o !== u && Zc() !== u && (a = jc()) !== u && Zc() !== u ? ((s = _c()) === u && (s = null), s !== u ? (Hu = r, t = function(r, t, e) {
								return e && t.push(e), {
									type: "case",
									expr: r,
									args: t
								};
							}(e, n, o), r = t) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u));
							return r;
						}()) === u && (t = ri()) === u && (t = di()) === u && (t = Fu, qc() !== u && Zc() !== u && (e = Ds()) !== u && Zc() !== u && Bc() !== u ? (Hu = t, (n = e).parentheses = !0, t = n) : (Fu = t, t = u)), t;
					}
					function Ks() {
						var t, e, n, o, a;
						return (t = Qs()) === u && (t = Fu, (e = function() {
							var t;
							33 === r.charCodeAt(Fu) ? (t = "!", Fu++) : (t = u, 0 === Yu && Qu(Ut));
							t === u && (45 === r.charCodeAt(Fu) ? (t = "-", Fu++) : (t = u, 0 === Yu && Qu(Yt)), t === u && (43 === r.charCodeAt(Fu) ? (t = "+", Fu++) : (t = u, 0 === Yu && Qu(Wt)), t === u && (126 === r.charCodeAt(Fu) ? (t = "~", Fu++) : (t = u, 0 === Yu && Qu(Xt)))));
							return t;
						}()) !== u ? (n = Fu, (o = Zc()) !== u && (a = Ks()) !== u ? n = o = [o, a] : (Fu = n, n = u), n !== u ? (Hu = t, t = e = bl(e, n[1])) : (Fu = t, t = u)) : (Fu = t, t = u)), t;
					}
					function zs() {
						var r = Fu, t, e, n, o, a;
						if ((t = Js()) !== u) if (Zc() !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Js()) !== u ? n = o = [o, a] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Js()) !== u ? n = o = [o, a] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = C(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						else Fu = r, r = u;
						return r;
					}
					function Js() {
						var t = Fu, e, n;
						return function() {
							var t = Fu, e, n, o;
							"when" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Ro));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}() !== u && Zc() !== u && (e = Ds()) !== u && Zc() !== u && function() {
							var t = Fu, e, n, o;
							"then" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Uo));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}() !== u && Zc() !== u && (n = Is()) !== u ? (Hu = t, t = {
							type: "when",
							cond: e,
							result: n
						}) : (Fu = t, t = u), t;
					}
					function Zs() {
						var t = Fu, e;
						return function() {
							var t = Fu, e, n, o;
							"else" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Mo));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}() !== u && Zc() !== u && (e = Is()) !== u ? (Hu = t, t = {
							type: "else",
							result: e
						}) : (Fu = t, t = u), t;
					}
					function ri() {
						var r = Fu, t, e, n, o, a, s, i, c, l, f;
						if ((t = ci()) !== u) {
							if (e = [], n = Fu, (o = Zc()) !== u && (a = Gc()) !== u && (s = Zc()) !== u && (i = ci()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u), n !== u) for (; n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Gc()) !== u && (s = Zc()) !== u && (i = ci()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							else e = u;
							e !== u && (n = Zc()) !== u ? (o = Fu, (a = es()) !== u && (s = Zc()) !== u ? (i = Fu, (c = Gc()) !== u && (l = Zc()) !== u && (f = ci()) !== u ? i = c = [
								c,
								l,
								f
							] : (Fu = i, i = u), i === u && (i = null), i !== u ? o = a = [
								a,
								s,
								i
							] : (Fu = o, o = u)) : (Fu = o, o = u), o === u && (o = null), o !== u ? (a = Fu, (s = Zc()) !== u && (i = _a()) !== u ? a = s = [s, i] : (Fu = a, a = u), a === u && (a = null), a !== u ? (Hu = r, r = t = function(r, t, e, n) {
								const o = t.map((r) => r[3]);
								El.add(`select::${r}::${o[0]}`);
								return {
									type: "column_ref",
									table: r,
									...e ? { column: {
										expr: {
											type: "column_ref",
											table: null,
											column: o[0],
											subFields: o.slice(1)
										},
										offset: e && e[0],
										suffix: e && e[2] && "." + e[2][2]
									} } : {
										column: o[0],
										subFields: o.slice(1)
									},
									collate: n && n[1],
									...pl()
								};
							}(t, e, o, a)) : (Fu = r, r = u)) : (Fu = r, r = u)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						if (r === u) if (r = Fu, (t = oi()) === u && (t = li()), t !== u) if ((e = Zc()) !== u) {
							for (n = [], o = ts(); o !== u;) n.push(o), o = ts();
							n !== u ? (o = Fu, (a = Zc()) !== u && (s = _a()) !== u ? o = a = [a, s] : (Fu = o, o = u), o === u && (o = null), o !== u ? (Hu = r, r = t = function(r, t, e) {
								const n = "string" == typeof r ? r : r.value;
								El.add("select::null::" + n);
								const o = "string" == typeof r ? { expr: {
									type: "default",
									value: r
								} } : { expr: r };
								return t && (o.offset = t), {
									type: "column_ref",
									table: null,
									column: o,
									collate: e && e[1],
									...pl()
								};
							}(t, n, o)) : (Fu = r, r = u)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						else Fu = r, r = u;
						return r;
					}
					function ti() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = li()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = li()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = li()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = l(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function ei() {
						var r = Fu, t;
						return (t = pi()) !== u && (Hu = r, t = {
							type: "default",
							value: t
						}), (r = t) === u && (r = oi()), r;
					}
					function ni() {
						var r = Fu, t;
						return (t = pi()) !== u ? (Hu = Fu, (!0 === ll[("" + t).toUpperCase()] ? u : void 0) !== u ? (Hu = r, r = t = t) : (Fu = r, r = u)) : (Fu = r, r = u), r === u && (r = Fu, (t = ui()) !== u && (Hu = r, t = t), r = t), r;
					}
					function oi() {
						var r;
						return (r = ai()) === u && (r = si()) === u && (r = ii()), r;
					}
					function ui() {
						var r = Fu, t;
						return (t = ai()) === u && (t = si()) === u && (t = ii()), t !== u && (Hu = r, t = t.value), r = t;
					}
					function ai() {
						var t = Fu, e, n, o;
						if (34 === r.charCodeAt(Fu) ? (e = "\"", Fu++) : (e = u, 0 === Yu && Qu(Kt)), e !== u) {
							if (n = [], zt.test(r.charAt(Fu)) ? (o = r.charAt(Fu), Fu++) : (o = u, 0 === Yu && Qu(Jt)), o !== u) for (; o !== u;) n.push(o), zt.test(r.charAt(Fu)) ? (o = r.charAt(Fu), Fu++) : (o = u, 0 === Yu && Qu(Jt));
							else n = u;
							n !== u ? (34 === r.charCodeAt(Fu) ? (o = "\"", Fu++) : (o = u, 0 === Yu && Qu(Kt)), o !== u ? (Hu = t, t = e = {
								type: "double_quote_string",
								value: n.join("")
							}) : (Fu = t, t = u)) : (Fu = t, t = u);
						} else Fu = t, t = u;
						return t;
					}
					function si() {
						var t = Fu, e, n, o;
						if (39 === r.charCodeAt(Fu) ? (e = "'", Fu++) : (e = u, 0 === Yu && Qu(dr)), e !== u) {
							if (n = [], Zt.test(r.charAt(Fu)) ? (o = r.charAt(Fu), Fu++) : (o = u, 0 === Yu && Qu(re)), o !== u) for (; o !== u;) n.push(o), Zt.test(r.charAt(Fu)) ? (o = r.charAt(Fu), Fu++) : (o = u, 0 === Yu && Qu(re));
							else n = u;
							n !== u ? (39 === r.charCodeAt(Fu) ? (o = "'", Fu++) : (o = u, 0 === Yu && Qu(dr)), o !== u ? (Hu = t, t = e = {
								type: "single_quote_string",
								value: n.join("")
							}) : (Fu = t, t = u)) : (Fu = t, t = u);
						} else Fu = t, t = u;
						return t;
					}
					function ii() {
						var t = Fu, e, n, o;
						if (96 === r.charCodeAt(Fu) ? (e = "`", Fu++) : (e = u, 0 === Yu && Qu(te)), e !== u) {
							if (n = [], ee.test(r.charAt(Fu)) ? (o = r.charAt(Fu), Fu++) : (o = u, 0 === Yu && Qu(ne)), o !== u) for (; o !== u;) n.push(o), ee.test(r.charAt(Fu)) ? (o = r.charAt(Fu), Fu++) : (o = u, 0 === Yu && Qu(ne));
							else n = u;
							n !== u ? (96 === r.charCodeAt(Fu) ? (o = "`", Fu++) : (o = u, 0 === Yu && Qu(te)), o !== u ? (Hu = t, t = e = {
								type: "backticks_quote_string",
								value: n.join("")
							}) : (Fu = t, t = u)) : (Fu = t, t = u);
						} else Fu = t, t = u;
						return t;
					}
					function ci() {
						var r;
						return (r = fi()) === u && (r = ui()), r;
					}
					function li() {
						var r = Fu, t;
						return (t = fi()) !== u ? (Hu = Fu, (Qt(t) ? u : void 0) !== u ? (Hu = r, r = t = t) : (Fu = r, r = u)) : (Fu = r, r = u), r === u && (r = ui()), r;
					}
					function fi() {
						var r = Fu, t, e, n;
						if ((t = bi()) !== u) {
							for (e = [], n = yi(); n !== u;) e.push(n), n = yi();
							e !== u ? (Hu = r, r = t = oe(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function pi() {
						var r = Fu, t, e, n;
						if ((t = bi()) !== u) {
							for (e = [], n = vi(); n !== u;) e.push(n), n = vi();
							e !== u ? (Hu = r, r = t = oe(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function bi() {
						var t;
						return ue.test(r.charAt(Fu)) ? (t = r.charAt(Fu), Fu++) : (t = u, 0 === Yu && Qu(ae)), t;
					}
					function vi() {
						var t;
						return se.test(r.charAt(Fu)) ? (t = r.charAt(Fu), Fu++) : (t = u, 0 === Yu && Qu(ie)), t;
					}
					function yi() {
						var t;
						return ce.test(r.charAt(Fu)) ? (t = r.charAt(Fu), Fu++) : (t = u, 0 === Yu && Qu(le)), t;
					}
					function di() {
						var t = Fu, e, n;
						return 58 === r.charCodeAt(Fu) ? (e = ":", Fu++) : (e = u, 0 === Yu && Qu(fe)), e === u && (64 === r.charCodeAt(Fu) ? (e = "@", Fu++) : (e = u, 0 === Yu && Qu(Zr))), e !== u && (n = pi()) !== u ? (Hu = t, t = e = {
							type: "param",
							value: n,
							prefix: e
						}) : (Fu = t, t = u), t;
					}
					function hi() {
						var t;
						return (t = function() {
							var t = Fu, e, n, o;
							(e = function() {
								var t = Fu, e, n, o;
								"count" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(jo));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "COUNT") : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}()) === u && ("string_agg" === r.substr(Fu, 10).toLowerCase() ? (e = r.substr(Fu, 10), Fu += 10) : (e = u, 0 === Yu && Qu(pe)));
							e !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = function() {
								var t = Fu, e, n, o, a, s, i, c, l, f;
								(e = function() {
									var t = Fu, e;
									42 === r.charCodeAt(Fu) ? (e = "*", Fu++) : (e = u, 0 === Yu && Qu(qt));
									e !== u && (Hu = t, e = {
										type: "star",
										value: "*"
									});
									return t = e;
								}()) !== u && (Hu = t, e = {
									expr: e,
									...pl()
								});
								if ((t = e) === u) {
									if (t = Fu, (e = bc()) === u && (e = null), e !== u) if (Zc() !== u) if ((n = qc()) !== u) if (Zc() !== u) if ((o = Is()) !== u) if (Zc() !== u) if (Bc() !== u) {
										for (a = [], s = Fu, (i = Zc()) !== u ? ((c = Lc()) === u && (c = Cc()), c !== u && (l = Zc()) !== u && (f = Is()) !== u ? s = i = [
											i,
											c,
											l,
											f
										] : (Fu = s, s = u)) : (Fu = s, s = u); s !== u;) a.push(s), s = Fu, (i = Zc()) !== u ? ((c = Lc()) === u && (c = Cc()), c !== u && (l = Zc()) !== u && (f = Is()) !== u ? s = i = [
											i,
											c,
											l,
											f
										] : (Fu = s, s = u)) : (Fu = s, s = u);
										a !== u && (s = Zc()) !== u ? ((i = _s()) === u && (i = null), i !== u ? (Hu = t, e = function(r, t, e, n) {
											const o = e.length;
											let u = t;
											u.parentheses = !0;
											for (let r = 0; r < o; ++r) u = vl(e[r][1], u, e[r][3]);
											return {
												distinct: r,
												expr: u,
												orderby: n,
												...pl()
											};
										}(e, o, a, i), t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
									} else Fu = t, t = u;
									else Fu = t, t = u;
									else Fu = t, t = u;
									else Fu = t, t = u;
									else Fu = t, t = u;
									else Fu = t, t = u;
									else Fu = t, t = u;
									t === u && (t = Fu, (e = bc()) === u && (e = null), e !== u && Zc() !== u && (n = ys()) !== u && Zc() !== u ? ((o = _s()) === u && (o = null), o !== u ? (Hu = t, e = {
										distinct: e,
										expr: n,
										orderby: o,
										...pl()
									}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u));
								}
								return t;
							}()) !== u && Zc() !== u && Bc() !== u && Zc() !== u ? ((o = wi()) === u && (o = null), o !== u ? (Hu = t, e = {
								type: "aggr_func",
								name: e,
								args: n,
								over: o,
								...pl()
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) === u && (t = function() {
							var t = Fu, e, n, o;
							(e = function() {
								var t;
								(t = function() {
									var t = Fu, e, n, o;
									"sum" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(xo));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "SUM") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}()) === u && (t = Ac()) === u && (t = Ec()) === u && (t = function() {
									var t = Fu, e, n, o;
									"avg" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(ko));
									e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "AVG") : (Fu = t, t = u)) : (Fu = t, t = u);
									return t;
								}());
								return t;
							}()) !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = qs()) !== u && Zc() !== u && Bc() !== u && Zc() !== u ? ((o = wi()) === u && (o = null), o !== u ? (Hu = t, e = {
								type: "aggr_func",
								name: e,
								args: { expr: n },
								over: o,
								...pl()
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) === u && (t = function() {
							var t = Fu, e = Fu, n, o, a, s;
							(n = ni()) !== u && (o = Zc()) !== u && (a = Gc()) !== u ? e = n = [
								n,
								o,
								a
							] : (Fu = e, e = u);
							e === u && (e = null);
							e !== u && (n = Zc()) !== u ? ((o = function() {
								var t = Fu, e, n, o;
								"array_agg" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu($o));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "ARRAY_AGG") : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}()) === u && (o = function() {
								var t = Fu, e, n, o;
								"string_agg" === r.substr(Fu, 10).toLowerCase() ? (e = r.substr(Fu, 10), Fu += 10) : (e = u, 0 === Yu && Qu(Go));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "STRING_AGG") : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}()), o !== u && (a = Zc()) !== u && qc() !== u && Zc() !== u && (s = Is()) !== u && Zc() !== u && Bc() !== u ? (Hu = t, c = o, l = s, e = {
								type: "aggr_func",
								name: (i = e) ? `${i[0]}.${c}` : c,
								args: l
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
							var i, c, l;
							return t;
						}()), t;
					}
					function mi() {
						var t = Fu, e, n, o;
						return Ji() !== u && Zc() !== u ? ("update" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Hr)), e !== u && Zc() !== u && (n = Dc()) !== u && Zc() !== u && qc() !== u && Zc() !== u ? ((o = xs()) === u && (o = null), o !== u && Zc() !== u && Bc() !== u ? (Hu = t, t = {
							type: "on update",
							keyword: n,
							parentheses: !0,
							expr: o
						}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, Ji() !== u && Zc() !== u ? ("update" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Hr)), e !== u && Zc() !== u && (n = Dc()) !== u ? (Hu = t, t = function(r) {
							return {
								type: "on update",
								keyword: r
							};
						}(n)) : (Fu = t, t = u)) : (Fu = t, t = u)), t;
					}
					function wi() {
						var r = Fu, t, e, n;
						return tc() !== u && Zc() !== u && (t = ws()) !== u ? (Hu = r, r = {
							type: "window",
							as_window_specification: t
						}) : (Fu = r, r = u), r === u && (r = Fu, tc() !== u && Zc() !== u && (t = qc()) !== u && Zc() !== u && (e = gs()) !== u && Zc() !== u ? ((n = _s()) === u && (n = null), n !== u && Zc() !== u && Bc() !== u ? (Hu = r, r = {
							partitionby: e,
							orderby: n
						}) : (Fu = r, r = u)) : (Fu = r, r = u), r === u && (r = mi())), r;
					}
					function Li() {
						var t, e, n, o, a;
						return (t = function() {
							var t = Fu, e, n, o, a;
							(e = gc()) !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = Ei()) !== u && Zc() !== u && Vi() !== u && Zc() !== u ? ((o = Uc()) === u && (o = Mc()) === u && (o = Rc()) === u && (o = Ic()), o !== u && Zc() !== u && (a = Is()) !== u && Zc() !== u && Bc() !== u ? (Hu = t, s = n, i = o, c = a, e = {
								type: e.toLowerCase(),
								args: {
									field: s,
									cast_type: i,
									source: c
								},
								...pl()
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u);
							var s, i, c;
							t === u && (t = Fu, (e = gc()) !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = Ei()) !== u && Zc() !== u && Vi() !== u && Zc() !== u && (o = Is()) !== u && Zc() !== u && (a = Bc()) !== u ? (Hu = t, e = function(r, t, e) {
								return {
									type: r.toLowerCase(),
									args: {
										field: t,
										source: e
									},
									...pl()
								};
							}(e, n, o), t = e) : (Fu = t, t = u), t === u && (t = Fu, "date_trunc" === r.substr(Fu, 10).toLowerCase() ? (e = r.substr(Fu, 10), Fu += 10) : (e = u, 0 === Yu && Qu(Ke)), e !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = Is()) !== u && Zc() !== u && Wc() !== u && Zc() !== u && (o = Ei()) !== u && Zc() !== u && (a = Bc()) !== u ? (Hu = t, e = function(r, t) {
								return {
									type: "function",
									name: { name: [{
										type: "origin",
										value: "date_trunc"
									}] },
									args: {
										type: "expr_list",
										value: [r, {
											type: "origin",
											value: t
										}]
									},
									over: null,
									...pl()
								};
							}(n, o), t = e) : (Fu = t, t = u)));
							return t;
						}()) === u && (t = function() {
							var t = Fu, e, n, o, a;
							"any_value" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(be));
							e !== u && Zc() !== u && qc() !== u && Zc() !== u && (n = Ds()) !== u && Zc() !== u ? ((o = function() {
								var r = Fu, t, e;
								ac() !== u && Zc() !== u ? ((t = Ac()) === u && (t = Ec()), t !== u && Zc() !== u && (e = Ds()) !== u ? (Hu = r, r = {
									prefix: t,
									expr: e
								}) : (Fu = r, r = u)) : (Fu = r, r = u);
								return r;
							}()) === u && (o = null), o !== u && Zc() !== u && Bc() !== u && Zc() !== u ? ((a = wi()) === u && (a = null), a !== u ? (Hu = t, e = {
								type: "any_value",
								args: {
									expr: n,
									having: o
								},
								over: a,
								...pl()
							}, t = e) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) === u && (t = Fu, (e = function() {
							var t;
							(t = Ai()) === u && (t = function() {
								var t = Fu, e, n, o;
								"session_user" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu(cu));
								e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "SESSION_USER") : (Fu = t, t = u)) : (Fu = t, t = u);
								return t;
							}());
							return t;
						}()) !== u && Zc() !== u && (n = qc()) !== u && Zc() !== u ? ((o = xs()) === u && (o = null), o !== u && Zc() !== u && Bc() !== u && Zc() !== u ? ((a = wi()) === u && (a = null), a !== u ? (Hu = t, t = e = {
							type: "function",
							name: { name: [{
								type: "default",
								value: e
							}] },
							args: o || {
								type: "expr_list",
								value: []
							},
							over: a,
							...pl()
						}) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = Ai()) !== u && Zc() !== u ? ((n = mi()) === u && (n = null), n !== u ? (Hu = t, t = e = {
							type: "function",
							name: { name: [{
								type: "origin",
								value: e
							}] },
							over: n,
							...pl()
						}) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = Fu, (e = Ci()) !== u && Zc() !== u && (n = qc()) !== u && Zc() !== u ? ((o = Ds()) === u && (o = null), o !== u && Zc() !== u && Bc() !== u && Zc() !== u ? ((a = wi()) === u && (a = null), a !== u ? (Hu = t, t = e = function(r, t, e) {
							return t && "expr_list" !== t.type && (t = {
								type: "expr_list",
								value: [t]
							}), {
								type: "function",
								name: r,
								args: t || {
									type: "expr_list",
									value: []
								},
								over: e,
								...pl()
							};
						}(e, o, a)) : (Fu = t, t = u)) : (Fu = t, t = u)) : (Fu = t, t = u)))), t;
					}
					function Ci() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = ei()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Gc()) !== u && (s = Zc()) !== u && (i = ei()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Gc()) !== u && (s = Zc()) !== u && (i = ei()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = function(r, t) {
								const e = { name: [r] };
								return null !== t && (e.schema = r, e.name = t.map((r) => r[3])), e;
							}(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function Ai() {
						var t;
						return (t = function() {
							var t = Fu, e, n, o;
							"current_date" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu(uu));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "CURRENT_DATE") : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) === u && (t = function() {
							var t = Fu, e, n, o;
							"current_time" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu(su));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "CURRENT_TIME") : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) === u && (t = Dc()), t;
					}
					function Ei() {
						var t = Fu, e;
						return "year_month" === r.substr(Fu, 10).toLowerCase() ? (e = r.substr(Fu, 10), Fu += 10) : (e = u, 0 === Yu && Qu(ve)), e === u && ("day_hour" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(ye)), e === u && ("day_minute" === r.substr(Fu, 10).toLowerCase() ? (e = r.substr(Fu, 10), Fu += 10) : (e = u, 0 === Yu && Qu(de)), e === u && ("day_second" === r.substr(Fu, 10).toLowerCase() ? (e = r.substr(Fu, 10), Fu += 10) : (e = u, 0 === Yu && Qu(he)), e === u && ("day_microsecond" === r.substr(Fu, 15).toLowerCase() ? (e = r.substr(Fu, 15), Fu += 15) : (e = u, 0 === Yu && Qu(me)), e === u && ("hour_minute" === r.substr(Fu, 11).toLowerCase() ? (e = r.substr(Fu, 11), Fu += 11) : (e = u, 0 === Yu && Qu(we)), e === u && ("hour_second" === r.substr(Fu, 11).toLowerCase() ? (e = r.substr(Fu, 11), Fu += 11) : (e = u, 0 === Yu && Qu(Le)), e === u && ("hour_microsecond" === r.substr(Fu, 16).toLowerCase() ? (e = r.substr(Fu, 16), Fu += 16) : (e = u, 0 === Yu && Qu(Ce)), e === u && ("minute_second" === r.substr(Fu, 13).toLowerCase() ? (e = r.substr(Fu, 13), Fu += 13) : (e = u, 0 === Yu && Qu(Ae)), e === u && ("minute_microsecond" === r.substr(Fu, 18).toLowerCase() ? (e = r.substr(Fu, 18), Fu += 18) : (e = u, 0 === Yu && Qu(Ee)), e === u && ("second_microsecond" === r.substr(Fu, 18).toLowerCase() ? (e = r.substr(Fu, 18), Fu += 18) : (e = u, 0 === Yu && Qu(ge)), e === u && ("timezone_hour" === r.substr(Fu, 13).toLowerCase() ? (e = r.substr(Fu, 13), Fu += 13) : (e = u, 0 === Yu && Qu(_e)), e === u && ("timezone_minute" === r.substr(Fu, 15).toLowerCase() ? (e = r.substr(Fu, 15), Fu += 15) : (e = u, 0 === Yu && Qu(je)), e === u && ("century" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Te)), e === u && ("dayofweek" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(Se)), e === u && ("day" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(xe)), e === u && ("date" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(ke)), e === u && ("decade" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Ie)), e === u && ("dow" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(Oe)), e === u && ("doy" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(Ne)), e === u && ("epoch" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(Re)), e === u && ("hour" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Ue)), e === u && ("isodow" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Me)), e === u && ("isoweek" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(De)), e === u && ("isoyear" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Pe)), e === u && ("microseconds" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu(Fe)), e === u && ("millennium" === r.substr(Fu, 10).toLowerCase() ? (e = r.substr(Fu, 10), Fu += 10) : (e = u, 0 === Yu && Qu(He)), e === u && ("milliseconds" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu($e)), e === u && ("minute" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Ge)), e === u && ("month" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(We)), e === u && ("quarter" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Ye)), e === u && ("second" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(qe)), e === u && ("time" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Be)), e === u && ("timezone" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(Ve)), e === u && ("week" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Xe)), e === u && ("year" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Qe))))))))))))))))))))))))))))))))))))), e !== u && (Hu = t, e = e), t = e;
					}
					function gi() {
						var r = Fu, t, e;
						return (t = Is()) !== u && Zc() !== u ? ((e = es()) === u && (e = null), e !== u ? (Hu = r, r = t = function(r, t) {
							const e = { expr: r };
							return t && (e.offset = t), e;
						}(t, e)) : (Fu = r, r = u)) : (Fu = r, r = u), r;
					}
					function _i() {
						var t;
						return (t = function() {
							var t = Fu, e, n, o;
							"cast" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Po));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "CAST") : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) === u && (t = function() {
							var t = Fu, e, n, o;
							"safe_cast" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(Fo));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "SAFE_CAST") : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()), t;
					}
					function ji() {
						var t;
						return (t = ki()) === u && (t = Ri()) === u && (t = xi()) === u && (t = Si()) === u && (t = function() {
							var t = Fu, e, n, o, a, s;
							(e = Rc()) === u && (e = Ic()) === u && (e = Uc()) === u && (e = Oc());
							if (e !== u) if (Zc() !== u) {
								if (n = Fu, 39 === r.charCodeAt(Fu) ? (o = "'", Fu++) : (o = u, 0 === Yu && Qu(dr)), o !== u) {
									for (a = [], s = Oi(); s !== u;) a.push(s), s = Oi();
									a !== u ? (39 === r.charCodeAt(Fu) ? (s = "'", Fu++) : (s = u, 0 === Yu && Qu(dr)), s !== u ? n = o = [
										o,
										a,
										s
									] : (Fu = n, n = u)) : (Fu = n, n = u);
								} else Fu = n, n = u;
								n !== u ? (Hu = t, e = Je(e, n), t = e) : (Fu = t, t = u);
							} else Fu = t, t = u;
							else Fu = t, t = u;
							if (t === u) if (t = Fu, (e = Rc()) === u && (e = Ic()) === u && (e = Uc()) === u && (e = Oc()), e !== u) if (Zc() !== u) {
								if (n = Fu, 34 === r.charCodeAt(Fu) ? (o = "\"", Fu++) : (o = u, 0 === Yu && Qu(Kt)), o !== u) {
									for (a = [], s = Ii(); s !== u;) a.push(s), s = Ii();
									a !== u ? (34 === r.charCodeAt(Fu) ? (s = "\"", Fu++) : (s = u, 0 === Yu && Qu(Kt)), s !== u ? n = o = [
										o,
										a,
										s
									] : (Fu = n, n = u)) : (Fu = n, n = u);
								} else Fu = n, n = u;
								n !== u ? (Hu = t, e = Je(e, n), t = e) : (Fu = t, t = u);
							} else Fu = t, t = u;
							else Fu = t, t = u;
							return t;
						}()), t;
					}
					function Ti() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = ji()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ji()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = ji()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = l(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function Si() {
						var t = Fu, e;
						return (e = function() {
							var t = Fu, e, n, o;
							"null" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Sn));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && (Hu = t, e = {
							type: "null",
							value: null
						}), t = e;
					}
					function xi() {
						var t = Fu, e;
						return (e = function() {
							var t = Fu, e, n, o;
							"true" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(kn));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && (Hu = t, e = {
							type: "bool",
							value: !0
						}), (t = e) === u && (t = Fu, (e = function() {
							var t = Fu, e, n, o;
							"false" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(On));
							e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u);
							return t;
						}()) !== u && (Hu = t, e = {
							type: "bool",
							value: !1
						}), t = e), t;
					}
					function ki() {
						var t = Fu, e, n, o, a, s;
						if ("r" === r.substr(Fu, 1).toLowerCase() ? (e = r.charAt(Fu), Fu++) : (e = u, 0 === Yu && Qu(ze)), e === u && (e = null), e !== u) if (Zc() !== u) {
							if (n = Fu, 39 === r.charCodeAt(Fu) ? (o = "'", Fu++) : (o = u, 0 === Yu && Qu(dr)), o !== u) {
								for (a = [], s = Oi(); s !== u;) a.push(s), s = Oi();
								a !== u ? (39 === r.charCodeAt(Fu) ? (s = "'", Fu++) : (s = u, 0 === Yu && Qu(dr)), s !== u ? n = o = [
									o,
									a,
									s
								] : (Fu = n, n = u)) : (Fu = n, n = u);
							} else Fu = n, n = u;
							n !== u ? (Hu = t, t = e = {
								type: e ? "regex_string" : "single_quote_string",
								value: n[1].join(""),
								...pl()
							}) : (Fu = t, t = u);
						} else Fu = t, t = u;
						else Fu = t, t = u;
						if (t === u) if (t = Fu, "r" === r.substr(Fu, 1).toLowerCase() ? (e = r.charAt(Fu), Fu++) : (e = u, 0 === Yu && Qu(ze)), e === u && (e = null), e !== u) if (Zc() !== u) {
							if (n = Fu, 34 === r.charCodeAt(Fu) ? (o = "\"", Fu++) : (o = u, 0 === Yu && Qu(Kt)), o !== u) {
								for (a = [], s = Ii(); s !== u;) a.push(s), s = Ii();
								a !== u ? (34 === r.charCodeAt(Fu) ? (s = "\"", Fu++) : (s = u, 0 === Yu && Qu(Kt)), s !== u ? n = o = [
									o,
									a,
									s
								] : (Fu = n, n = u)) : (Fu = n, n = u);
							} else Fu = n, n = u;
							n !== u ? (Hu = t, t = e = function(r, t) {
								return {
									type: r ? "regex_string" : "string",
									value: t[1].join(""),
									...pl()
								};
							}(e, n)) : (Fu = t, t = u);
						} else Fu = t, t = u;
						else Fu = t, t = u;
						return t;
					}
					function Ii() {
						var t;
						return Ze.test(r.charAt(Fu)) ? (t = r.charAt(Fu), Fu++) : (t = u, 0 === Yu && Qu(rn)), t === u && (t = Ni()), t;
					}
					function Oi() {
						var t;
						return tn.test(r.charAt(Fu)) ? (t = r.charAt(Fu), Fu++) : (t = u, 0 === Yu && Qu(en)), t === u && (t = Ni()), t;
					}
					function Ni() {
						var t = Fu, e, n, o, a, s, i, c, l, f;
						return "\\'" === r.substr(Fu, 2) ? (e = "\\'", Fu += 2) : (e = u, 0 === Yu && Qu(nn)), e !== u && (Hu = t, e = "\\'"), (t = e) === u && (t = Fu, "\\\"" === r.substr(Fu, 2) ? (e = "\\\"", Fu += 2) : (e = u, 0 === Yu && Qu(on)), e !== u && (Hu = t, e = "\\\""), (t = e) === u && (t = Fu, "\\\\" === r.substr(Fu, 2) ? (e = "\\\\", Fu += 2) : (e = u, 0 === Yu && Qu(un)), e !== u && (Hu = t, e = "\\\\"), (t = e) === u && (t = Fu, "\\/" === r.substr(Fu, 2) ? (e = "\\/", Fu += 2) : (e = u, 0 === Yu && Qu(an)), e !== u && (Hu = t, e = "\\/"), (t = e) === u && (t = Fu, "\\b" === r.substr(Fu, 2) ? (e = "\\b", Fu += 2) : (e = u, 0 === Yu && Qu(sn)), e !== u && (Hu = t, e = "\b"), (t = e) === u && (t = Fu, "\\f" === r.substr(Fu, 2) ? (e = "\\f", Fu += 2) : (e = u, 0 === Yu && Qu(cn)), e !== u && (Hu = t, e = "\f"), (t = e) === u && (t = Fu, "\\n" === r.substr(Fu, 2) ? (e = "\\n", Fu += 2) : (e = u, 0 === Yu && Qu(ln)), e !== u && (Hu = t, e = "\n"), (t = e) === u && (t = Fu, "\\r" === r.substr(Fu, 2) ? (e = "\\r", Fu += 2) : (e = u, 0 === Yu && Qu(fn)), e !== u && (Hu = t, e = "\r"), (t = e) === u && (t = Fu, "\\t" === r.substr(Fu, 2) ? (e = "\\t", Fu += 2) : (e = u, 0 === Yu && Qu(pn)), e !== u && (Hu = t, e = "	"), (t = e) === u && (t = Fu, "\\u" === r.substr(Fu, 2) ? (e = "\\u", Fu += 2) : (e = u, 0 === Yu && Qu(bn)), e !== u && (n = $i()) !== u && (o = $i()) !== u && (a = $i()) !== u && (s = $i()) !== u ? (Hu = t, i = n, c = o, l = a, f = s, t = e = String.fromCharCode(parseInt("0x" + i + c + l + f))) : (Fu = t, t = u), t === u && (t = Fu, 92 === r.charCodeAt(Fu) ? (e = "\\", Fu++) : (e = u, 0 === Yu && Qu(vn)), e !== u && (Hu = t, e = "\\"), (t = e) === u && (t = Fu, "''" === r.substr(Fu, 2) ? (e = "''", Fu += 2) : (e = u, 0 === Yu && Qu(yn)), e !== u && (Hu = t, e = "''"), (t = e) === u && (t = Fu, "\"\"" === r.substr(Fu, 2) ? (e = "\"\"", Fu += 2) : (e = u, 0 === Yu && Qu(dn)), e !== u && (Hu = t, e = "\"\""), (t = e) === u && (t = Fu, "``" === r.substr(Fu, 2) ? (e = "``", Fu += 2) : (e = u, 0 === Yu && Qu(hn)), e !== u && (Hu = t, e = "``"), t = e))))))))))))), t;
					}
					function Ri() {
						var r = Fu, t, e;
						return (t = Ui()) !== u && (Hu = r, t = (e = t) && "bigint" === e.type ? e : {
							type: "number",
							value: e
						}), r = t;
					}
					function Ui() {
						var r = Fu, t, e, n;
						return (t = Mi()) !== u && (e = Di()) !== u && (n = Pi()) !== u ? (Hu = r, r = t = {
							type: "bigint",
							value: t + e + n
						}) : (Fu = r, r = u), r === u && (r = Fu, (t = Mi()) !== u && (e = Di()) !== u ? (Hu = r, r = t = function(r, t) {
							const e = r + t;
							return yl(r) ? {
								type: "bigint",
								value: e
							} : parseFloat(e).toFixed(t.length - 1);
						}(t, e)) : (Fu = r, r = u), r === u && (r = Fu, (t = Mi()) !== u && (e = Pi()) !== u ? (Hu = r, r = t = function(r, t) {
							return {
								type: "bigint",
								value: r + t
							};
						}(t, e)) : (Fu = r, r = u), r === u && (r = Fu, (t = Mi()) !== u && (Hu = r, t = function(r) {
							return yl(r) ? {
								type: "bigint",
								value: r
							} : parseFloat(r);
						}(t)), r = t))), r;
					}
					function Mi() {
						var t, e, n;
						return (t = Fi()) === u && (t = Hi()) === u && (t = Fu, 45 === r.charCodeAt(Fu) ? (e = "-", Fu++) : (e = u, 0 === Yu && Qu(Yt)), e === u && (43 === r.charCodeAt(Fu) ? (e = "+", Fu++) : (e = u, 0 === Yu && Qu(Wt))), e !== u && (n = Fi()) !== u ? (Hu = t, t = e = e + n) : (Fu = t, t = u), t === u && (t = Fu, 45 === r.charCodeAt(Fu) ? (e = "-", Fu++) : (e = u, 0 === Yu && Qu(Yt)), e === u && (43 === r.charCodeAt(Fu) ? (e = "+", Fu++) : (e = u, 0 === Yu && Qu(Wt))), e !== u && (n = Hi()) !== u ? (Hu = t, t = e = function(r, t) {
							return r + t;
						}(e, n)) : (Fu = t, t = u))), t;
					}
					function Di() {
						var t = Fu, e, n;
						return 46 === r.charCodeAt(Fu) ? (e = ".", Fu++) : (e = u, 0 === Yu && Qu(I)), e !== u && (n = Fi()) !== u ? (Hu = t, t = e = "." + n) : (Fu = t, t = u), t;
					}
					function Pi() {
						var t = Fu, e, n;
						return (e = function() {
							var t = Fu, e, n;
							gn.test(r.charAt(Fu)) ? (e = r.charAt(Fu), Fu++) : (e = u, 0 === Yu && Qu(_n));
							e !== u ? (jn.test(r.charAt(Fu)) ? (n = r.charAt(Fu), Fu++) : (n = u, 0 === Yu && Qu(Tn)), n === u && (n = null), n !== u ? (Hu = t, t = e = e + (null !== (o = n) ? o : "")) : (Fu = t, t = u)) : (Fu = t, t = u);
							var o;
							return t;
						}()) !== u && (n = Fi()) !== u ? (Hu = t, t = e = e + n) : (Fu = t, t = u), t;
					}
					function Fi() {
						var r = Fu, t = [], e;
						if ((e = Hi()) !== u) for (; e !== u;) t.push(e), e = Hi();
						else t = u;
						return t !== u && (Hu = r, t = t.join("")), r = t;
					}
					function Hi() {
						var t;
						return Ln.test(r.charAt(Fu)) ? (t = r.charAt(Fu), Fu++) : (t = u, 0 === Yu && Qu(Cn)), t;
					}
					function $i() {
						var t;
						return An.test(r.charAt(Fu)) ? (t = r.charAt(Fu), Fu++) : (t = u, 0 === Yu && Qu(En)), t;
					}
					function Gi() {
						var t = Fu, e, n, o;
						return "default" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(N)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Wi() {
						var t = Fu, e, n, o;
						return "to" === r.substr(Fu, 2).toLowerCase() ? (e = r.substr(Fu, 2), Fu += 2) : (e = u, 0 === Yu && Qu(In)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Yi() {
						var t = Fu, e, n, o;
						return "drop" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Nn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "DROP") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function qi() {
						var t = Fu, e, n, o;
						return "partition" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(Pn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "PARTITION") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Bi() {
						var t = Fu, e, n, o;
						return "into" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Fn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Vi() {
						var t = Fu, e, n, o;
						return "from" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Hn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Xi() {
						var t = Fu, e, n, o;
						return "set" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(w)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "SET") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Qi() {
						var t = Fu, e, n, o;
						return "as" === r.substr(Fu, 2).toLowerCase() ? (e = r.substr(Fu, 2), Fu += 2) : (e = u, 0 === Yu && Qu(pt)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ki() {
						var t = Fu, e, n, o;
						return "table" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(Gn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "TABLE") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function zi() {
						var t = Fu, e, n, o;
						return "tables" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Wn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "TABLES") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ji() {
						var t = Fu, e, n, o;
						return "on" === r.substr(Fu, 2).toLowerCase() ? (e = r.substr(Fu, 2), Fu += 2) : (e = u, 0 === Yu && Qu(Yn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Zi() {
						var t = Fu, e, n, o;
						return "join" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Kn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function rc() {
						var t = Fu, e, n, o;
						return "outer" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(zn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function tc() {
						var t = Fu, e, n, o;
						return "over" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Jn)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ec() {
						var t = Fu, e, n, o;
						return "values" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(to)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function nc() {
						var t = Fu, e, n, o;
						return "using" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(eo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function oc() {
						var t = Fu, e, n, o;
						return "with" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Ir)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function uc() {
						var t = Fu, e, n, o;
						return "by" === r.substr(Fu, 2).toLowerCase() ? (e = r.substr(Fu, 2), Fu += 2) : (e = u, 0 === Yu && Qu(Cr)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ac() {
						var t = Fu, e, n, o;
						return "having" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(ao)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function sc() {
						var t = Fu, e, n, o;
						return "ordinal" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(co)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "ORDINAL") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function ic() {
						var t = Fu, e, n, o;
						return "safe_ordinal" === r.substr(Fu, 12).toLowerCase() ? (e = r.substr(Fu, 12), Fu += 12) : (e = u, 0 === Yu && Qu(lo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "SAFE_ORDINAL") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function cc() {
						var t = Fu, e, n, o;
						return "offset" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(po)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "OFFSET") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function lc() {
						var t = Fu, e, n, o;
						return "safe_offset" === r.substr(Fu, 11).toLowerCase() ? (e = r.substr(Fu, 11), Fu += 11) : (e = u, 0 === Yu && Qu(bo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "SAFE_OFFSET") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function fc() {
						var t = Fu, e, n, o;
						return "desc" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(yo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "DESC") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function pc() {
						var t = Fu, e, n, o;
						return "all" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(ho)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "ALL") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function bc() {
						var t = Fu, e, n, o;
						return "distinct" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(mo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "DISTINCT") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function vc() {
						var t = Fu, e, n, o;
						return "between" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(wo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "BETWEEN") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function yc() {
						var t = Fu, e, n, o;
						return "in" === r.substr(Fu, 2).toLowerCase() ? (e = r.substr(Fu, 2), Fu += 2) : (e = u, 0 === Yu && Qu(Lo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "IN") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function dc() {
						var t = Fu, e, n, o;
						return "is" === r.substr(Fu, 2).toLowerCase() ? (e = r.substr(Fu, 2), Fu += 2) : (e = u, 0 === Yu && Qu(Co)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "IS") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function hc() {
						var t = Fu, e, n, o;
						return "like" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Ao)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "LIKE") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function mc() {
						var t = Fu, e, n, o;
						return "exists" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Eo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "EXISTS") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function wc() {
						var t = Fu, e, n, o;
						return "not" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(Sr)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "NOT") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Lc() {
						var t = Fu, e, n, o;
						return "and" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(go)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "AND") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Cc() {
						var t = Fu, e, n, o;
						return "or" === r.substr(Fu, 2).toLowerCase() ? (e = r.substr(Fu, 2), Fu += 2) : (e = u, 0 === Yu && Qu(_o)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "OR") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ac() {
						var t = Fu, e, n, o;
						return "max" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(To)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "MAX") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ec() {
						var t = Fu, e, n, o;
						return "min" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(So)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "MIN") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function gc() {
						var t = Fu, e, n, o;
						return "extract" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Io)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "EXTRACT") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function _c() {
						var t = Fu, e, n, o;
						return "case" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(No)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function jc() {
						var t = Fu, e, n, o;
						return "end" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(Do)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? t = e = [e, n] : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Tc() {
						var t = Fu, e, n, o;
						return "array" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(Ho)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "ARRAY") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Sc() {
						var t = Fu, e, n, o;
						return "decimal" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Vo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "DECIMAL") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function xc() {
						var t = Fu, e, n, o;
						return "integer" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(zo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "INTEGER") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function kc() {
						var t = Fu, e, n, o;
						return "struct" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(ru)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "STRUCT") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Ic() {
						var t = Fu, e, n, o;
						return "date" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(ke)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "DATE") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Oc() {
						var t = Fu, e, n, o;
						return "datetime" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(eu)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "DATETIME") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Nc() {
						var t = Fu, e, n, o;
						return "rows" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(St)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "ROWS") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Rc() {
						var t = Fu, e, n, o;
						return "time" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Be)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "TIME") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Uc() {
						var t = Fu, e, n, o;
						return "timestamp" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(nu)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "TIMESTAMP") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Mc() {
						var t = Fu, e, n, o;
						return "interval" === r.substr(Fu, 8).toLowerCase() ? (e = r.substr(Fu, 8), Fu += 8) : (e = u, 0 === Yu && Qu(au)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "INTERVAL") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Dc() {
						var t = Fu, e, n, o;
						return "current_timestamp" === r.substr(Fu, 17).toLowerCase() ? (e = r.substr(Fu, 17), Fu += 17) : (e = u, 0 === Yu && Qu(iu)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "CURRENT_TIMESTAMP") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Pc() {
						var t = Fu, e, n, o;
						return "column" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(hu)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "COLUMN") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Fc() {
						var t = Fu, e, n, o;
						return "index" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(mu)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "INDEX") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Hc() {
						var t = Fu, e, n, o;
						return "key" === r.substr(Fu, 3).toLowerCase() ? (e = r.substr(Fu, 3), Fu += 3) : (e = u, 0 === Yu && Qu(W)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "KEY") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function $c() {
						var t = Fu, e, n, o;
						return "comment" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Lu)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "COMMENT") : (Fu = t, t = u)) : (Fu = t, t = u), t;
					}
					function Gc() {
						var t;
						return 46 === r.charCodeAt(Fu) ? (t = ".", Fu++) : (t = u, 0 === Yu && Qu(I)), t;
					}
					function Wc() {
						var t;
						return 44 === r.charCodeAt(Fu) ? (t = ",", Fu++) : (t = u, 0 === Yu && Qu(Au)), t;
					}
					function Yc() {
						var t;
						return 42 === r.charCodeAt(Fu) ? (t = "*", Fu++) : (t = u, 0 === Yu && Qu(qt)), t;
					}
					function qc() {
						var t;
						return 40 === r.charCodeAt(Fu) ? (t = "(", Fu++) : (t = u, 0 === Yu && Qu(st)), t;
					}
					function Bc() {
						var t;
						return 41 === r.charCodeAt(Fu) ? (t = ")", Fu++) : (t = u, 0 === Yu && Qu(it)), t;
					}
					function Vc() {
						var t;
						return 60 === r.charCodeAt(Fu) ? (t = "<", Fu++) : (t = u, 0 === Yu && Qu($t)), t;
					}
					function Xc() {
						var t;
						return 62 === r.charCodeAt(Fu) ? (t = ">", Fu++) : (t = u, 0 === Yu && Qu(Pt)), t;
					}
					function Qc() {
						var t;
						return 91 === r.charCodeAt(Fu) ? (t = "[", Fu++) : (t = u, 0 === Yu && Qu(Eu)), t;
					}
					function Kc() {
						var t;
						return 93 === r.charCodeAt(Fu) ? (t = "]", Fu++) : (t = u, 0 === Yu && Qu(gu)), t;
					}
					function zc() {
						var t;
						return 59 === r.charCodeAt(Fu) ? (t = ";", Fu++) : (t = u, 0 === Yu && Qu(_u)), t;
					}
					function Jc() {
						var t;
						return (t = function() {
							var t;
							return "||" === r.substr(Fu, 2) ? (t = "||", Fu += 2) : (t = u, 0 === Yu && Qu(ju)), t;
						}()) === u && (t = function() {
							var t;
							return "&&" === r.substr(Fu, 2) ? (t = "&&", Fu += 2) : (t = u, 0 === Yu && Qu(Tu)), t;
						}()), t;
					}
					function Zc() {
						var r = [], t;
						for ((t = nl()) === u && (t = tl()); t !== u;) r.push(t), (t = nl()) === u && (t = tl());
						return r;
					}
					function rl() {
						var r = [], t;
						if ((t = nl()) === u && (t = tl()), t !== u) for (; t !== u;) r.push(t), (t = nl()) === u && (t = tl());
						else r = u;
						return r;
					}
					function tl() {
						var t;
						return (t = function() {
							var t = Fu, e, n, o, a, s;
							"/*" === r.substr(Fu, 2) ? (e = "/*", Fu += 2) : (e = u, 0 === Yu && Qu(Su));
							if (e !== u) {
								for (n = [], o = Fu, a = Fu, Yu++, "*/" === r.substr(Fu, 2) ? (s = "*/", Fu += 2) : (s = u, 0 === Yu && Qu(xu)), Yu--, s === u ? a = void 0 : (Fu = a, a = u), a !== u && (s = el()) !== u ? o = a = [a, s] : (Fu = o, o = u); o !== u;) n.push(o), o = Fu, a = Fu, Yu++, "*/" === r.substr(Fu, 2) ? (s = "*/", Fu += 2) : (s = u, 0 === Yu && Qu(xu)), Yu--, s === u ? a = void 0 : (Fu = a, a = u), a !== u && (s = el()) !== u ? o = a = [a, s] : (Fu = o, o = u);
								n !== u ? ("*/" === r.substr(Fu, 2) ? (o = "*/", Fu += 2) : (o = u, 0 === Yu && Qu(xu)), o !== u ? t = e = [
									e,
									n,
									o
								] : (Fu = t, t = u)) : (Fu = t, t = u);
							} else Fu = t, t = u;
							return t;
						}()) === u && (t = function() {
							var t = Fu, e, n, o, a, s;
							"--" === r.substr(Fu, 2) ? (e = "--", Fu += 2) : (e = u, 0 === Yu && Qu(ku));
							if (e !== u) {
								for (n = [], o = Fu, a = Fu, Yu++, s = ol(), Yu--, s === u ? a = void 0 : (Fu = a, a = u), a !== u && (s = el()) !== u ? o = a = [a, s] : (Fu = o, o = u); o !== u;) n.push(o), o = Fu, a = Fu, Yu++, s = ol(), Yu--, s === u ? a = void 0 : (Fu = a, a = u), a !== u && (s = el()) !== u ? o = a = [a, s] : (Fu = o, o = u);
								n !== u ? t = e = [e, n] : (Fu = t, t = u);
							} else Fu = t, t = u;
							return t;
						}()) === u && (t = function() {
							var t = Fu, e, n, o, a, s;
							35 === r.charCodeAt(Fu) ? (e = "#", Fu++) : (e = u, 0 === Yu && Qu(Iu));
							if (e !== u) {
								for (n = [], o = Fu, a = Fu, Yu++, s = ol(), Yu--, s === u ? a = void 0 : (Fu = a, a = u), a !== u && (s = el()) !== u ? o = a = [a, s] : (Fu = o, o = u); o !== u;) n.push(o), o = Fu, a = Fu, Yu++, s = ol(), Yu--, s === u ? a = void 0 : (Fu = a, a = u), a !== u && (s = el()) !== u ? o = a = [a, s] : (Fu = o, o = u);
								n !== u ? t = e = [e, n] : (Fu = t, t = u);
							} else Fu = t, t = u;
							return t;
						}()), t;
					}
					function el() {
						var t;
						return r.length > Fu ? (t = r.charAt(Fu), Fu++) : (t = u, 0 === Yu && Qu(Ou)), t;
					}
					function nl() {
						var t;
						return Nu.test(r.charAt(Fu)) ? (t = r.charAt(Fu), Fu++) : (t = u, 0 === Yu && Qu(Ru)), t;
					}
					function ol() {
						var t, e;
						if ((t = function() {
							var t = Fu, e;
							Yu++, r.length > Fu ? (e = r.charAt(Fu), Fu++) : (e = u, 0 === Yu && Qu(Ou));
							Yu--, e === u ? t = void 0 : (Fu = t, t = u);
							return t;
						}()) === u) if (t = [], mn.test(r.charAt(Fu)) ? (e = r.charAt(Fu), Fu++) : (e = u, 0 === Yu && Qu(wn)), e !== u) for (; e !== u;) t.push(e), mn.test(r.charAt(Fu)) ? (e = r.charAt(Fu), Fu++) : (e = u, 0 === Yu && Qu(wn));
						else t = u;
						return t;
					}
					function ul() {
						var r = Fu, t, e, n, o, a, s, i;
						if ((t = al()) !== u) {
							for (e = [], n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = al()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u); n !== u;) e.push(n), n = Fu, (o = Zc()) !== u && (a = Wc()) !== u && (s = Zc()) !== u && (i = al()) !== u ? n = o = [
								o,
								a,
								s,
								i
							] : (Fu = n, n = u);
							e !== u ? (Hu = r, r = t = l(t, e)) : (Fu = r, r = u);
						} else Fu = r, r = u;
						return r;
					}
					function al() {
						var r = Fu, t = Fu, e, n;
						return (e = pi()) !== u ? (Hu = Fu, (n = (n = !0 === fl[e.toUpperCase()]) ? u : void 0) !== u ? (Hu = t, t = e = e) : (Fu = t, t = u)) : (Fu = t, t = u), t === u && (t = null), t !== u && (e = Zc()) !== u && (n = sl()) !== u ? (Hu = r, r = t = function(r, t) {
							return {
								field_name: r,
								field_type: t
							};
						}(t, n)) : (Fu = r, r = u), r;
					}
					function sl() {
						var t;
						return (t = cl()) === u && (t = il()) === u && (t = function() {
							var t = Fu, e, n, o, a, s, i, c, l, f;
							if ((e = function() {
								var t = Fu, e, n, o;
								return "string" === r.substr(Fu, 6).toLowerCase() ? (e = r.substr(Fu, 6), Fu += 6) : (e = u, 0 === Yu && Qu(Zo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "STRING") : (Fu = t, t = u)) : (Fu = t, t = u), t;
							}()) !== u) {
								if (n = [], o = Fu, (a = Zc()) !== u) if ((s = qc()) !== u) if ((i = Zc()) !== u) {
									if (c = [], Ln.test(r.charAt(Fu)) ? (l = r.charAt(Fu), Fu++) : (l = u, 0 === Yu && Qu(Cn)), l !== u) for (; l !== u;) c.push(l), Ln.test(r.charAt(Fu)) ? (l = r.charAt(Fu), Fu++) : (l = u, 0 === Yu && Qu(Cn));
									else c = u;
									c !== u && (l = Zc()) !== u && (f = Bc()) !== u ? o = a = [
										a,
										s,
										i,
										c,
										l,
										f
									] : (Fu = o, o = u);
								} else Fu = o, o = u;
								else Fu = o, o = u;
								else Fu = o, o = u;
								for (; o !== u;) if (n.push(o), o = Fu, (a = Zc()) !== u) if ((s = qc()) !== u) if ((i = Zc()) !== u) {
									if (c = [], Ln.test(r.charAt(Fu)) ? (l = r.charAt(Fu), Fu++) : (l = u, 0 === Yu && Qu(Cn)), l !== u) for (; l !== u;) c.push(l), Ln.test(r.charAt(Fu)) ? (l = r.charAt(Fu), Fu++) : (l = u, 0 === Yu && Qu(Cn));
									else c = u;
									c !== u && (l = Zc()) !== u && (f = Bc()) !== u ? o = a = [
										a,
										s,
										i,
										c,
										l,
										f
									] : (Fu = o, o = u);
								} else Fu = o, o = u;
								else Fu = o, o = u;
								else Fu = o, o = u;
								n !== u ? (Hu = t, e = function(r, t) {
									const e = { dataType: r };
									return t && 0 !== t.length ? {
										...e,
										length: parseInt(t[3].join(""), 10),
										parentheses: !0
									} : e;
								}(e, n), t = e) : (Fu = t, t = u);
							} else Fu = t, t = u;
							return t;
						}()) === u && (t = function() {
							var t = Fu, e;
							(e = function() {
								var t = Fu, e, n, o;
								return "numeric" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(Bo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "NUMERIC") : (Fu = t, t = u)) : (Fu = t, t = u), t;
							}()) === u && (e = function() {
								var t = Fu, e, n, o;
								return "int64" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(Ko)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "INT64") : (Fu = t, t = u)) : (Fu = t, t = u), t;
							}()) === u && (e = function() {
								var t = Fu, e, n, o;
								return "float64" === r.substr(Fu, 7).toLowerCase() ? (e = r.substr(Fu, 7), Fu += 7) : (e = u, 0 === Yu && Qu(tu)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "FLOAT64") : (Fu = t, t = u)) : (Fu = t, t = u), t;
							}()) === u && (e = xc());
							e !== u && (Hu = t, e = Uu(e));
							return t = e;
						}()) === u && (t = function() {
							var t = Fu, e, n, o;
							(e = Ic()) === u && (e = Oc()) === u && (e = Rc()) === u && (e = Uc());
							if (e !== u) if (Zc() !== u) if (qc() !== u) if (Zc() !== u) {
								if (n = [], Ln.test(r.charAt(Fu)) ? (o = r.charAt(Fu), Fu++) : (o = u, 0 === Yu && Qu(Cn)), o !== u) for (; o !== u;) n.push(o), Ln.test(r.charAt(Fu)) ? (o = r.charAt(Fu), Fu++) : (o = u, 0 === Yu && Qu(Cn));
								else n = u;
								n !== u && (o = Zc()) !== u && Bc() !== u ? (Hu = t, e = {
									dataType: e,
									length: parseInt(n.join(""), 10),
									parentheses: !0
								}, t = e) : (Fu = t, t = u);
							} else Fu = t, t = u;
							else Fu = t, t = u;
							else Fu = t, t = u;
							else Fu = t, t = u;
							t === u && (t = Fu, (e = Ic()) === u && (e = Oc()) === u && (e = Rc()) === u && (e = Uc()), e !== u && (Hu = t, e = Uu(e)), t = e);
							return t;
						}()) === u && (t = function() {
							var t = Fu, e = Fu, n, o, a, s, i, c;
							if ((n = function() {
								var t = Fu, e, n, o;
								return "bytes" === r.substr(Fu, 5).toLowerCase() ? (e = r.substr(Fu, 5), Fu += 5) : (e = u, 0 === Yu && Qu(Wo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "BYTES") : (Fu = t, t = u)) : (Fu = t, t = u), t;
							}()) !== u) if ((o = qc()) !== u) if ((a = Zc()) !== u) {
								if (s = [], Ln.test(r.charAt(Fu)) ? (i = r.charAt(Fu), Fu++) : (i = u, 0 === Yu && Qu(Cn)), i !== u) for (; i !== u;) s.push(i), Ln.test(r.charAt(Fu)) ? (i = r.charAt(Fu), Fu++) : (i = u, 0 === Yu && Qu(Cn));
								else s = u;
								s === u && ("MAX" === r.substr(Fu, 3) ? (s = "MAX", Fu += 3) : (s = u, 0 === Yu && Qu(Mu)), s === u && ("max" === r.substr(Fu, 3) ? (s = "max", Fu += 3) : (s = u, 0 === Yu && Qu(Du)))), s !== u && (i = Zc()) !== u && (c = Bc()) !== u ? e = n = [
									n,
									o,
									a,
									s,
									i,
									c
								] : (Fu = e, e = u);
							} else Fu = e, e = u;
							else Fu = e, e = u;
							else Fu = e, e = u;
							e === u && (e = function() {
								var t = Fu, e, n, o;
								return "bool" === r.substr(Fu, 4).toLowerCase() ? (e = r.substr(Fu, 4), Fu += 4) : (e = u, 0 === Yu && Qu(Yo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "BOOL") : (Fu = t, t = u)) : (Fu = t, t = u), t;
							}()) === u && (e = function() {
								var t = Fu, e, n, o;
								return "geography" === r.substr(Fu, 9).toLowerCase() ? (e = r.substr(Fu, 9), Fu += 9) : (e = u, 0 === Yu && Qu(qo)), e !== u ? (n = Fu, Yu++, o = bi(), Yu--, o === u ? n = void 0 : (Fu = n, n = u), n !== u ? (Hu = t, t = e = "GEOGRAPHY") : (Fu = t, t = u)) : (Fu = t, t = u), t;
							}());
							e !== u && (Hu = t, e = Uu(e));
							return t = e;
						}()), t;
					}
					function il() {
						var r = Fu, t, e;
						return (t = Tc()) !== u && Zc() !== u && Vc() !== u && Zc() !== u && (e = ul()) !== u && Zc() !== u && Xc() !== u ? (Hu = r, r = t = Pu(t, e)) : (Fu = r, r = u), r;
					}
					function cl() {
						var r = Fu, t, e;
						return (t = kc()) !== u && Zc() !== u && Vc() !== u && Zc() !== u && (e = ul()) !== u && Zc() !== u && Xc() !== u ? (Hu = r, r = t = Pu(t, e)) : (Fu = r, r = u), r;
					}
					const ll = {
						ARRAY: !0,
						ALTER: !0,
						ALL: !0,
						ADD: !0,
						AND: !0,
						AS: !0,
						ASC: !0,
						BETWEEN: !0,
						BY: !0,
						CALL: !0,
						CASE: !0,
						CREATE: !0,
						CROSS: !0,
						CONTAINS: !0,
						CURRENT_DATE: !0,
						CURRENT_TIME: !0,
						CURRENT_TIMESTAMP: !0,
						CURRENT_USER: !0,
						DELETE: !0,
						DESC: !0,
						DISTINCT: !0,
						DROP: !0,
						ELSE: !0,
						END: !0,
						EXISTS: !0,
						EXPLAIN: !0,
						EXCEPT: !0,
						FALSE: !0,
						FROM: !0,
						FULL: !0,
						FOR: !0,
						GROUP: !0,
						HAVING: !0,
						IN: !0,
						INNER: !0,
						INSERT: !0,
						INTERSECT: !0,
						INTO: !0,
						IS: !0,
						JOIN: !0,
						JSON: !0,
						KEY: !1,
						LEFT: !0,
						LIKE: !0,
						LIMIT: !0,
						LOW_PRIORITY: !0,
						NOT: !0,
						NULL: !0,
						ON: !0,
						OR: !0,
						ORDER: !0,
						OUTER: !0,
						PARTITION: !0,
						PIVOT: !0,
						RECURSIVE: !0,
						RENAME: !0,
						READ: !0,
						RIGHT: !1,
						SELECT: !0,
						SESSION_USER: !0,
						SET: !0,
						SHOW: !0,
						SYSTEM_USER: !0,
						TABLE: !0,
						THEN: !0,
						TRUE: !0,
						TRUNCATE: !0,
						UNION: !0,
						UPDATE: !0,
						USING: !0,
						VALUES: !0,
						WINDOW: !0,
						WITH: !0,
						WHEN: !0,
						WHERE: !0,
						WRITE: !0,
						GLOBAL: !0,
						LOCAL: !0,
						PERSIST: !0,
						PERSIST_ONLY: !0,
						UNNEST: !0
					}, fl = {
						BOOL: !0,
						BYTE: !0,
						DATE: !0,
						DATETIME: !0,
						FLOAT64: !0,
						INT64: !0,
						NUMERIC: !0,
						STRING: !0,
						TIME: !0,
						TIMESTAMP: !0,
						ARRAY: !0,
						STRUCT: !0
					};
					function pl() {
						return t.includeLocations ? { loc: Xu(Hu, Fu) } : {};
					}
					function bl(r, t) {
						return {
							type: "unary_expr",
							operator: r,
							expr: t
						};
					}
					function vl(r, t, e) {
						return {
							type: "binary_expr",
							operator: r,
							left: t,
							right: e,
							...pl()
						};
					}
					function yl(r) {
						const t = n(Number.MAX_SAFE_INTEGER);
						return !(n(r) < t);
					}
					function dl(r, t, e = 3) {
						const n = [r];
						for (let r = 0; r < t.length; r++) delete t[r][e].tableList, delete t[r][e].columnList, n.push(t[r][e]);
						return n;
					}
					function hl(r, t) {
						let e = r;
						for (let r = 0; r < t.length; r++) e = vl(t[r][1], e, t[r][3]);
						return e;
					}
					function ml(r) {
						return gl[r] || r || null;
					}
					function wl(r) {
						const t = /* @__PURE__ */ new Set();
						for (let e of r.keys()) {
							const r = e.split("::");
							if (!r) {
								t.add(e);
								break;
							}
							r && r[1] && (r[1] = ml(r[1])), t.add(r.join("::"));
						}
						return Array.from(t);
					}
					function Ll(r) {
						switch (r.type) {
							case "double_quote_string": return "\"";
							case "single_quote_string": return "'";
							case "backticks_quote_string": return "`";
							default: return "";
						}
					}
					let Cl = [];
					const Al = /* @__PURE__ */ new Set(), El = /* @__PURE__ */ new Set(), gl = {};
					if ((e = s()) !== u && Fu === r.length) return e;
					throw e !== u && Fu < r.length && Qu({ type: "end" }), Ku(Wu, Gu < r.length ? r.charAt(Gu) : null, Gu < r.length ? Xu(Gu, Gu + 1) : Xu(Gu, Gu));
				}
			};
		},
		function(r, t, e) {
			r.exports = e(3);
		},
		function(r, t) {
			r.exports = require_BigInteger();
		},
		function(r, t, e) {
			"use strict";
			e.r(t), e.d(t, "Parser", (function() {
				return Yt;
			})), e.d(t, "util", (function() {
				return n;
			}));
			var n = {};
			function o(r) {
				return (o = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(r) {
					return typeof r;
				} : function(r) {
					return r && "function" == typeof Symbol && r.constructor === Symbol && r !== Symbol.prototype ? "symbol" : typeof r;
				})(r);
			}
			e.r(n), e.d(n, "arrayStructTypeToSQL", (function() {
				return g;
			})), e.d(n, "autoIncrementToSQL", (function() {
				return x;
			})), e.d(n, "columnOrderListToSQL", (function() {
				return k;
			})), e.d(n, "commonKeywordArgsToSQL", (function() {
				return S;
			})), e.d(n, "commonOptionConnector", (function() {
				return s;
			})), e.d(n, "connector", (function() {
				return i;
			})), e.d(n, "commonTypeValue", (function() {
				return L;
			})), e.d(n, "commentToSQL", (function() {
				return _;
			})), e.d(n, "createBinaryExpr", (function() {
				return l;
			})), e.d(n, "createValueExpr", (function() {
				return c;
			})), e.d(n, "dataTypeToSQL", (function() {
				return E;
			})), e.d(n, "DEFAULT_OPT", (function() {
				return u;
			})), e.d(n, "escape", (function() {
				return f;
			})), e.d(n, "literalToSQL", (function() {
				return w;
			})), e.d(n, "columnIdentifierToSql", (function() {
				return y;
			})), e.d(n, "getParserOpt", (function() {
				return p;
			})), e.d(n, "identifierToSql", (function() {
				return d;
			})), e.d(n, "onPartitionsToSQL", (function() {
				return A;
			})), e.d(n, "replaceParams", (function() {
				return C;
			})), e.d(n, "returningToSQL", (function() {
				return T;
			})), e.d(n, "hasVal", (function() {
				return m;
			})), e.d(n, "setParserOpt", (function() {
				return b;
			})), e.d(n, "toUpper", (function() {
				return h;
			})), e.d(n, "topToSQL", (function() {
				return v;
			})), e.d(n, "triggerEventToSQL", (function() {
				return j;
			}));
			var u = {
				database: "bigquery",
				type: "table",
				trimQuery: !0,
				parseOptions: { includeLocations: !1 }
			}, a = u;
			function s(r, t, e) {
				if (e) return r ? "".concat(r.toUpperCase(), " ").concat(t(e)) : t(e);
			}
			function i(r, t) {
				if (t) return "".concat(r.toUpperCase(), " ").concat(t);
			}
			function c(r) {
				var t = o(r);
				if (Array.isArray(r)) return {
					type: "expr_list",
					value: r.map(c)
				};
				if (null === r) return {
					type: "null",
					value: null
				};
				switch (t) {
					case "boolean": return {
						type: "bool",
						value: r
					};
					case "string": return {
						type: "string",
						value: r
					};
					case "number": return {
						type: "number",
						value: r
					};
					default: throw new Error("Cannot convert value \"".concat(t, "\" to SQL"));
				}
			}
			function l(r, t, e) {
				var n = {
					operator: r,
					type: "binary_expr"
				};
				return n.left = t.type ? t : c(t), "BETWEEN" === r || "NOT BETWEEN" === r ? (n.right = {
					type: "expr_list",
					value: [c(e[0]), c(e[1])]
				}, n) : (n.right = e.type ? e : c(e), n);
			}
			function f(r) {
				return r;
			}
			function p() {
				return a;
			}
			function b(r) {
				a = r;
			}
			function v(r) {
				if (r) {
					var t = r.value, e = r.percent, n = r.parentheses ? "(".concat(t, ")") : t, o = "TOP ".concat(n);
					return e ? "".concat(o, " ").concat(e.toUpperCase()) : o;
				}
			}
			function y(r) {
				var t = p().database;
				if (r) switch (t && t.toLowerCase()) {
					case "athena":
					case "db2":
					case "postgresql":
					case "redshift":
					case "snowflake":
					case "noql":
					case "trino":
					case "sqlite": return "\"".concat(r, "\"");
					case "transactsql": return "[".concat(r, "]");
					default: return "`".concat(r, "`");
				}
			}
			function d(r, t, e) {
				if (!0 === t) return "'".concat(r, "'");
				if (r) {
					if ("*" === r) return r;
					if (null != e) return "".concat(e).concat(r).concat(e);
					var n = p().database;
					switch (n && n.toLowerCase()) {
						case "mysql":
						case "mariadb": return "`".concat(r, "`");
						case "athena":
						case "postgresql":
						case "redshift":
						case "snowflake":
						case "trino":
						case "noql":
						case "sqlite": return "\"".concat(r, "\"");
						case "transactsql": return "[".concat(r, "]");
						case "bigquery":
						case "db2": return r;
						default: return "`".concat(r, "`");
					}
				}
			}
			function h(r) {
				if (r) return r.toUpperCase();
			}
			function m(r) {
				return r;
			}
			function w(r) {
				if (r) {
					var t = r.prefix, e = r.type, n = r.parentheses, u = r.suffix, a = r.value, s = "object" === o(r) ? a : r;
					switch (e) {
						case "backticks_quote_string":
							s = "`".concat(a, "`");
							break;
						case "string":
							s = "'".concat(a, "'");
							break;
						case "regex_string":
							s = "r\"".concat(a, "\"");
							break;
						case "hex_string":
							s = "X'".concat(a, "'");
							break;
						case "full_hex_string":
							s = "0x".concat(a);
							break;
						case "natural_string":
							s = "N'".concat(a, "'");
							break;
						case "bit_string":
							s = "b'".concat(a, "'");
							break;
						case "double_quote_string":
							s = "\"".concat(a, "\"");
							break;
						case "single_quote_string":
							s = "'".concat(a, "'");
							break;
						case "boolean":
						case "bool":
							s = a ? "TRUE" : "FALSE";
							break;
						case "null":
							s = "NULL";
							break;
						case "star":
							s = "*";
							break;
						case "param":
							s = "".concat(t || ":").concat(a), t = null;
							break;
						case "origin":
							s = a.toUpperCase();
							break;
						case "date":
						case "datetime":
						case "time":
						case "timestamp":
							s = "".concat(e.toUpperCase(), " '").concat(a, "'");
							break;
						case "var_string":
							s = "N'".concat(a, "'");
							break;
						case "unicode_string": s = "U&'".concat(a, "'");
					}
					var i = [];
					return t && i.push(h(t)), i.push(s), u && ("string" == typeof u && i.push(u), "object" === o(u) && (u.collate ? i.push(bt(u.collate)) : i.push(w(u)))), s = i.join(" "), n ? "(".concat(s, ")") : s;
				}
			}
			function L(r) {
				if (!r) return [];
				var t = r.type, e = r.symbol, n = r.value;
				return [
					t.toUpperCase(),
					e,
					"string" == typeof n ? n.toUpperCase() : w(n)
				].filter(m);
			}
			function C(r, t) {
				return function r(t, e) {
					return Object.keys(t).filter((function(r) {
						var e = t[r];
						return Array.isArray(e) || "object" === o(e) && null !== e;
					})).forEach((function(n) {
						var u = t[n];
						if ("object" !== o(u) || "param" !== u.type) return r(u, e);
						if (void 0 === e[u.value]) throw new Error("no value for parameter :".concat(u.value, " found"));
						return t[n] = c(e[u.value]), null;
					})), t;
				}(JSON.parse(JSON.stringify(r)), t);
			}
			function A(r) {
				var t = r.type, e = r.partitions;
				return [h(t), "(".concat(e.map((function(r) {
					if ("range" !== r.type) return w(r);
					var t = r.start, e = r.end, n = r.symbol;
					return "".concat(w(t), " ").concat(h(n), " ").concat(w(e));
				})).join(", "), ")")].join(" ");
			}
			function E(r) {
				var t = r.schema, e = r.dataType, n = r.length, o = r.parentheses, u = r.scale, a = r.suffix, s = "";
				null != n && (s = u ? "".concat(n, ", ").concat(u) : n), o && (s = "(".concat(s, ")")), a && a.length && (s += " ".concat(a.join(" ")));
				var i = t ? "".concat(t, ".") : "";
				return "".concat(i).concat(e).concat(s);
			}
			function g(r) {
				if (r) {
					var t = r.dataType, e = r.definition, n = r.anglebracket, o = h(t);
					if ("ARRAY" !== o && "STRUCT" !== o) return o;
					var u = e && e.map((function(r) {
						return [r.field_name, g(r.field_type)].filter(m).join(" ");
					})).join(", ");
					return n ? "".concat(o, "<").concat(u, ">") : "".concat(o, " ").concat(u);
				}
			}
			function _(r) {
				if (r) {
					var t = [], e = r.keyword, n = r.symbol, o = r.value;
					return t.push(e.toUpperCase()), n && t.push(n), t.push(w(o)), t.join(" ");
				}
			}
			function j(r) {
				return r.map((function(r) {
					var t = r.keyword, e = r.args, n = [h(t)];
					if (e) {
						var o = e.keyword, u = e.columns;
						n.push(h(o), u.map(Et).join(", "));
					}
					return n.join(" ");
				})).join(" OR ");
			}
			function T(r) {
				return r ? ["RETURNING", r.columns.map(kt).filter(m).join(", ")].join(" ") : "";
			}
			function S(r) {
				return r ? [h(r.keyword), h(r.args)] : [];
			}
			function x(r) {
				if (r) {
					if ("string" == typeof r) {
						var t = p().database;
						switch (t && t.toLowerCase()) {
							case "sqlite": return "AUTOINCREMENT";
							default: return "AUTO_INCREMENT";
						}
					}
					var e = r.keyword, n = r.seed, o = r.increment, u = r.parentheses, a = h(e);
					return u && (a += "(".concat(w(n), ", ").concat(w(o), ")")), a;
				}
			}
			function k(r) {
				if (r) return r.map(Tt).filter(m).join(", ");
			}
			function I(r) {
				return function(r) {
					if (Array.isArray(r)) return O(r);
				}(r) || function(r) {
					if ("undefined" != typeof Symbol && null != r[Symbol.iterator] || null != r["@@iterator"]) return Array.from(r);
				}(r) || function(r, t) {
					if (r) {
						if ("string" == typeof r) return O(r, t);
						var e = {}.toString.call(r).slice(8, -1);
						return "Object" === e && r.constructor && (e = r.constructor.name), "Map" === e || "Set" === e ? Array.from(r) : "Arguments" === e || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e) ? O(r, t) : void 0;
					}
				}(r) || function() {
					throw new TypeError("Invalid attempt to spread non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}();
			}
			function O(r, t) {
				(null == t || t > r.length) && (t = r.length);
				for (var e = 0, n = Array(t); e < t; e++) n[e] = r[e];
				return n;
			}
			function N(r) {
				if (!r) return [];
				var t = r.keyword, e = r.type;
				return [t.toUpperCase(), h(e)];
			}
			function R(r) {
				if (r) {
					var t = r.type, e = r.expr, n = r.symbol, o = t.toUpperCase(), u = [];
					switch (u.push(o), o) {
						case "KEY_BLOCK_SIZE":
							n && u.push(n), u.push(w(e));
							break;
						case "BTREE":
						case "HASH":
							u.length = 0, u.push.apply(u, I(N(r)));
							break;
						case "WITH PARSER":
							u.push(e);
							break;
						case "VISIBLE":
						case "INVISIBLE": break;
						case "COMMENT":
							u.shift(), u.push(_(r));
							break;
						case "DATA_COMPRESSION":
							u.push(n, h(e.value), A(e.on));
							break;
						default: u.push(n, w(e));
					}
					return u.filter(m).join(" ");
				}
			}
			function U(r) {
				return r ? r.map(R) : [];
			}
			function M(r) {
				var t = r.constraint_type, e = r.index_type, n = r.index_options, o = void 0 === n ? [] : n, u = r.definition, a = r.on, s = r.with, i = [];
				if (i.push.apply(i, I(N(e))), u && u.length) {
					var c = "CHECK" === h(t) ? "(".concat(lt(u[0]), ")") : "(".concat(u.map((function(r) {
						return lt(r);
					})).join(", "), ")");
					i.push(c);
				}
				return i.push(U(o).join(" ")), s && i.push("WITH (".concat(U(s).join(", "), ")")), a && i.push("ON [".concat(a, "]")), i;
			}
			function D(r) {
				var t = r.operator || r.op, e = lt(r.right), n = !1;
				if (Array.isArray(e)) {
					switch (t) {
						case "=":
							t = "IN";
							break;
						case "!=":
							t = "NOT IN";
							break;
						case "BETWEEN":
						case "NOT BETWEEN": n = !0, e = "".concat(e[0], " AND ").concat(e[1]);
					}
					n || (e = "(".concat(e.join(", "), ")"));
				}
				var o = r.right.escape || {}, u = Array.isArray(r.left) ? r.left.map(lt).join(", ") : lt(r.left), a = bt(r.collate), s = [
					u,
					t,
					e,
					h(o.type),
					lt(o.value)
				].filter(m).join("." === t ? "" : " "), i = r.parentheses ? "(".concat(s, ")") : s;
				return a && (i = "".concat(i, " ").concat(a)), i;
			}
			function P(r) {
				var t = r.name, e = r.type;
				switch (e) {
					case "table":
					case "view":
						var n = [d(t.db), d(t.table)].filter(m).join(".");
						return "".concat(h(e), " ").concat(n);
					case "column": return "COLUMN ".concat(Et(t));
					default: return "".concat(h(e), " ").concat(w(t));
				}
			}
			function F(r) {
				var t = r.keyword, e = r.expr;
				return [h(t), w(e)].filter(m).join(" ");
			}
			function H(r) {
				return function(r) {
					if (Array.isArray(r)) return $(r);
				}(r) || function(r) {
					if ("undefined" != typeof Symbol && null != r[Symbol.iterator] || null != r["@@iterator"]) return Array.from(r);
				}(r) || function(r, t) {
					if (r) {
						if ("string" == typeof r) return $(r, t);
						var e = {}.toString.call(r).slice(8, -1);
						return "Object" === e && r.constructor && (e = r.constructor.name), "Map" === e || "Set" === e ? Array.from(r) : "Arguments" === e || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e) ? $(r, t) : void 0;
					}
				}(r) || function() {
					throw new TypeError("Invalid attempt to spread non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}();
			}
			function $(r, t) {
				(null == t || t > r.length) && (t = r.length);
				for (var e = 0, n = Array(t); e < t; e++) n[e] = r[e];
				return n;
			}
			function G(r) {
				return r ? [
					r.prefix.map(w).join(" "),
					lt(r.value),
					r.suffix.map(w).join(" ")
				] : [];
			}
			function W(r) {
				return r ? r.fetch || r.offset ? (e = (t = r).fetch, n = t.offset, [].concat(H(G(n)), H(G(e))).filter(m).join(" ")) : function(r) {
					var t = r.seperator, e = r.value;
					return 1 === e.length && "offset" === t ? i("OFFSET", lt(e[0])) : i("LIMIT", e.map(lt).join("".concat("offset" === t ? " " : "").concat(h(t), " ")));
				}(r) : "";
				var t, e, n;
			}
			function Y(r) {
				if (r && 0 !== r.length) {
					var t = r[0].recursive ? "RECURSIVE " : "", e = r.map((function(r) {
						var t = r.name, e = r.stmt, n = r.columns, o = Array.isArray(n) ? "(".concat(n.map(Et).join(", "), ")") : "", u = s("values" === e.type ? "VALUES" : "", lt, e);
						return "".concat("default" === t.type ? d(t.value) : w(t)).concat(o, " AS (").concat(u, ")");
					})).join(", ");
					return "WITH ".concat(t).concat(e);
				}
			}
			function q(r) {
				if (r && r.position) {
					var t = r.keyword, e = r.expr, n = [], o = h(t);
					switch (o) {
						case "VAR":
							n.push(e.map(ct).join(", "));
							break;
						default: n.push(o, "string" == typeof e ? d(e) : lt(e));
					}
					return n.filter(m).join(" ");
				}
			}
			function B(r) {
				var t = r.as_struct_val, e = r.columns, n = r.collate, o = r.distinct, u = r.for, a = r.from, c = r.for_sys_time_as_of, l = void 0 === c ? {} : c, f = r.locking_read, p = r.groupby, b = r.having, y = r.into, d = void 0 === y ? {} : y, L = r.isolation, C = r.limit, A = r.options, E = r.orderby, g = r.parentheses_symbol, _ = r.qualify, j = r.top, T = r.window, S = r.with, x = r.where, k = [
					Y(S),
					"SELECT",
					h(t)
				];
				Array.isArray(A) && k.push(A.join(" ")), k.push(function(r) {
					if (r) {
						if ("string" == typeof r) return r;
						var t = r.type, e = r.columns, n = [h(t)];
						return e && n.push("(".concat(e.map(lt).join(", "), ")")), n.filter(m).join(" ");
					}
				}(o), v(j), Ot(e, a));
				var I = d.position, O = "";
				I && (O = s("INTO", q, d)), "column" === I && k.push(O), k.push(s("FROM", Cr, a)), "from" === I && k.push(O);
				var N = l || {}, R = N.keyword, U = N.expr;
				k.push(s(R, lt, U)), k.push(s("WHERE", lt, x)), p && (k.push(i("GROUP BY", ft(p.columns).join(", "))), k.push(ft(p.modifiers).join(", "))), k.push(s("HAVING", lt, b)), k.push(s("QUALIFY", lt, _)), k.push(s("WINDOW", lt, T)), k.push(pt(E, "order by")), k.push(bt(n)), k.push(W(C)), L && k.push(s(L.keyword, w, L.expr)), k.push(h(f)), "end" === I && k.push(O), k.push(function(r) {
					if (r) {
						var t = r.expr, e = r.keyword, n = [h(r.type), h(e)];
						return t ? "".concat(n.join(" "), "(").concat(lt(t), ")") : n.join(" ");
					}
				}(u));
				var M = k.filter(m).join(" ");
				return g ? "(".concat(M, ")") : M;
			}
			function V(r, t) {
				var e = "undefined" != typeof Symbol && r[Symbol.iterator] || r["@@iterator"];
				if (!e) {
					if (Array.isArray(r) || (e = function(r, t) {
						if (r) {
							if ("string" == typeof r) return X(r, t);
							var e = {}.toString.call(r).slice(8, -1);
							return "Object" === e && r.constructor && (e = r.constructor.name), "Map" === e || "Set" === e ? Array.from(r) : "Arguments" === e || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e) ? X(r, t) : void 0;
						}
					}(r)) || t && r && "number" == typeof r.length) {
						e && (r = e);
						var n = 0, o = function() {};
						return {
							s: o,
							n: function() {
								return n >= r.length ? { done: !0 } : {
									done: !1,
									value: r[n++]
								};
							},
							e: function(r) {
								throw r;
							},
							f: o
						};
					}
					throw new TypeError("Invalid attempt to iterate non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}
				var u, a = !0, s = !1;
				return {
					s: function() {
						e = e.call(r);
					},
					n: function() {
						var r = e.next();
						return a = r.done, r;
					},
					e: function(r) {
						s = !0, u = r;
					},
					f: function() {
						try {
							a || null == e.return || e.return();
						} finally {
							if (s) throw u;
						}
					}
				};
			}
			function X(r, t) {
				(null == t || t > r.length) && (t = r.length);
				for (var e = 0, n = Array(t); e < t; e++) n[e] = r[e];
				return n;
			}
			function Q(r) {
				if (!r || 0 === r.length) return "";
				var t, e = [], n = V(r);
				try {
					for (n.s(); !(t = n.n()).done;) {
						var o = t.value, u = {}, a = o.value;
						for (var s in o) "value" !== s && "keyword" !== s && (u[s] = o[s]);
						var i = [Et(u)], c = "";
						a && (c = lt(a), i.push("=", c)), e.push(i.filter(m).join(" "));
					}
				} catch (r) {
					n.e(r);
				} finally {
					n.f();
				}
				return e.join(", ");
			}
			function K(r) {
				var t = r.name, e = r.value;
				return [
					"@".concat(t),
					"=",
					lt(e)
				].filter(m).join(" ");
			}
			function z(r) {
				if (!r) return "";
				var t = r.keyword, e = r.terminated, n = r.enclosed, o = r.escaped;
				return [
					h(t),
					w(e),
					w(n),
					w(o)
				].filter(m).join(" ");
			}
			function J(r) {
				if (!r) return "";
				var t = r.keyword, e = r.starting, n = r.terminated;
				return [
					h(t),
					w(e),
					w(n)
				].filter(m).join(" ");
			}
			function Z(r) {
				if (!r) return "";
				var t = r.count, e = r.suffix;
				return [
					"IGNORE",
					w(t),
					e
				].filter(m).join(" ");
			}
			function rr(r) {
				if (!r) return "";
				var t = r.mode, e = r.local, n = r.file, o = r.replace_ignore, u = r.table, a = r.partition, i = r.character_set, c = r.column, l = r.fields, f = r.lines, p = r.set, b = r.ignore;
				return [
					"LOAD DATA",
					h(t),
					h(e),
					"INFILE",
					w(n),
					h(o),
					"INTO TABLE",
					Lr(u),
					sr(a),
					s("CHARACTER SET", w, i),
					z(l),
					J(f),
					Z(b),
					Ot(c),
					s("SET", Q, p)
				].filter(m).join(" ");
			}
			function tr(r) {
				var t = r.left, e = r.right, n = r.symbol;
				t.keyword = r.keyword;
				var u = lt(t), a = lt(e);
				return [
					u,
					h(n),
					a
				].filter(m).join(" ");
			}
			function er(r) {
				var t, e, n, o, u = r.keyword, a = r.suffix, i = "";
				switch (h(u)) {
					case "BINLOG":
						e = (t = r).in, n = t.from, o = t.limit, i = [
							s("IN", w, e && e.right),
							s("FROM", Cr, n),
							W(o)
						].filter(m).join(" ");
						break;
					case "CHARACTER":
					case "COLLATION":
						i = function(r) {
							var t = r.expr;
							if (t) return "LIKE" === h(t.op) ? s("LIKE", w, t.right) : s("WHERE", lt, t);
						}(r);
						break;
					case "COLUMNS":
					case "INDEXES":
					case "INDEX":
						i = s("FROM", Cr, r.from);
						break;
					case "GRANTS":
						i = function(r) {
							var t = r.for;
							if (t) {
								var e = t.user, n = t.host, o = t.role_list, u = "'".concat(e, "'");
								return n && (u += "@'".concat(n, "'")), [
									"FOR",
									u,
									o && "USING",
									o && o.map((function(r) {
										return "'".concat(r, "'");
									})).join(", ")
								].filter(m).join(" ");
							}
						}(r);
						break;
					case "CREATE":
						i = s("", Lr, r[a]);
						break;
					case "VAR": i = ct(r.var), u = "";
				}
				return [
					"SHOW",
					h(u),
					h(a),
					i
				].filter(m).join(" ");
			}
			var nr = {
				alter: function(r) {
					var t = r.keyword;
					switch (void 0 === t ? "table" : t) {
						case "aggregate": return function(r) {
							var t = r.args, e = r.expr, n = r.keyword, o = r.name, u = r.type, a = t.expr, s = t.orderby;
							return [
								h(u),
								h(n),
								[[d(o.schema), d(o.name)].filter(m).join("."), "(".concat(a.map(nt).join(", ")).concat(s ? [
									" ORDER",
									"BY",
									s.map(nt).join(", ")
								].join(" ") : "", ")")].filter(m).join(""),
								et(e)
							].filter(m).join(" ");
						}(r);
						case "table": return function(r) {
							var t = r.type, e = r.table, n = r.if_exists, o = r.prefix, u = r.expr, a = void 0 === u ? [] : u, s = h(t), i = Cr(e), c = a.map(lt);
							return [
								s,
								"TABLE",
								h(n),
								w(o),
								i,
								c.join(", ")
							].filter(m).join(" ");
						}(r);
						case "schema": return function(r) {
							var t = r.expr, e = r.keyword, n = r.schema;
							return [
								h(r.type),
								h(e),
								d(n),
								et(t)
							].filter(m).join(" ");
						}(r);
						case "sequence": return function(r) {
							var t = r.type, e = r.keyword, n = r.sequence, o = r.if_exists, u = r.expr, a = void 0 === u ? [] : u, s = h(t), i = Cr(n), c = a.map(Qr);
							return [
								s,
								h(e),
								h(o),
								i,
								c.join(", ")
							].filter(m).join(" ");
						}(r);
						case "domain":
						case "type": return function(r) {
							var t = r.expr, e = r.keyword, n = r.name;
							return [
								h(r.type),
								h(e),
								[d(n.schema), d(n.name)].filter(m).join("."),
								et(t)
							].filter(m).join(" ");
						}(r);
						case "function": return function(r) {
							var t = r.args, e = r.expr, n = r.keyword, o = r.name;
							return [
								h(r.type),
								h(n),
								[[d(o.schema), d(o.name)].filter(m).join("."), t && "(".concat(t.expr ? t.expr.map(nt).join(", ") : "", ")")].filter(m).join(""),
								et(e)
							].filter(m).join(" ");
						}(r);
						case "view": return function(r) {
							var t = r.type, e = r.columns, n = r.attributes, o = r.select, u = r.view, a = r.with, c = [
								h(t),
								"VIEW",
								Lr(u)
							];
							e && c.push("(".concat(e.map(Et).join(", "), ")"));
							n && c.push("WITH ".concat(n.map(h).join(", ")));
							c.push("AS", B(o)), a && c.push(h(a));
							return c.filter(m).join(" ");
						}(r);
					}
				},
				analyze: function(r) {
					var t = r.type, e = r.table;
					return [h(t), Lr(e)].join(" ");
				},
				attach: function(r) {
					var t = r.type, e = r.database, n = r.expr, o = r.as, u = r.schema;
					return [
						h(t),
						h(e),
						lt(n),
						h(o),
						d(u)
					].filter(m).join(" ");
				},
				create: function(r) {
					var t = r.keyword, e = "";
					switch (t.toLowerCase()) {
						case "aggregate":
							e = function(r) {
								var t = r.type, e = r.replace, n = r.keyword, o = r.name, u = r.args, a = r.options, s = [
									h(t),
									h(e),
									h(n)
								], i = [d(o.schema), o.name].filter(m).join("."), c = "".concat(u.expr.map(nt).join(", ")).concat(u.orderby ? [
									" ORDER",
									"BY",
									u.orderby.map(nt).join(", ")
								].join(" ") : "");
								return s.push("".concat(i, "(").concat(c, ")"), "(".concat(a.map(rt).join(", "), ")")), s.filter(m).join(" ");
							}(r);
							break;
						case "table":
							e = function(r) {
								var t = r.type, e = r.keyword, n = r.table, o = r.like, u = r.as, a = r.temporary, s = r.if_not_exists, i = r.create_definitions, c = r.table_options, l = r.ignore_replace, f = r.replace, b = r.partition_of, v = r.query_expr, y = r.unlogged, d = r.with, L = [
									h(t),
									h(f),
									h(a),
									h(y),
									h(e),
									h(s),
									Cr(n)
								];
								if (o) {
									var C = o.type, A = Cr(o.table);
									return L.push(h(C), A), L.filter(m).join(" ");
								}
								if (b) return L.concat([zr(b)]).filter(m).join(" ");
								i && L.push("(".concat(i.map(Qr).join(", "), ")"));
								if (c) {
									var E = p().database, g = E && "sqlite" === E.toLowerCase() ? ", " : " ";
									L.push(c.map(Ar).join(g));
								}
								if (d) {
									var _ = d.map((function(r) {
										return [
											w(r.keyword),
											h(r.symbol),
											w(r.value)
										].join(" ");
									})).join(", ");
									L.push("WITH (".concat(_, ")"));
								}
								L.push(h(l), h(u)), v && L.push(or(v));
								return L.filter(m).join(" ");
							}(r);
							break;
						case "trigger":
							e = "constraint" === r.resource ? function(r) {
								var t = r.constraint, e = r.constraint_kw, n = r.deferrable, o = r.events, u = r.execute, a = r.for_each, s = r.from, i = r.location, c = r.keyword, l = r.or, f = r.type, p = r.table, b = r.when, v = [
									h(f),
									h(l),
									h(e),
									h(c),
									d(t),
									h(i)
								], y = j(o);
								v.push(y, "ON", Lr(p)), s && v.push("FROM", Lr(s));
								v.push.apply(v, Br(S(n)).concat(Br(S(a)))), b && v.push(h(b.type), lt(b.cond));
								return v.push(h(u.keyword), qr(u.expr)), v.filter(m).join(" ");
							}(r) : function(r) {
								var t = r.definer, e = r.for_each, n = r.keyword, o = r.execute, u = r.type, a = r.table, i = r.if_not_exists, c = r.temporary, l = r.trigger, f = r.events, p = r.order, b = r.time, v = r.when, y = [
									h(u),
									h(c),
									lt(t),
									h(n),
									h(i),
									Lr(l),
									h(b),
									f.map((function(r) {
										var t = [h(r.keyword)], e = r.args;
										return e && t.push(h(e.keyword), e.columns.map(Et).join(", ")), t.join(" ");
									})),
									"ON",
									Lr(a),
									h(e && e.keyword),
									h(e && e.args),
									p && "".concat(h(p.keyword), " ").concat(d(p.trigger)),
									s("WHEN", lt, v),
									h(o.prefix)
								];
								switch (o.type) {
									case "set":
										y.push(s("SET", Q, o.expr));
										break;
									case "multiple": y.push(ur(o.expr.ast));
								}
								return y.push(h(o.suffix)), y.filter(m).join(" ");
							}(r);
							break;
						case "extension":
							e = function(r) {
								var t = r.extension, e = r.from, n = r.if_not_exists, o = r.keyword, u = r.schema, a = r.type, i = r.with, c = r.version;
								return [
									h(a),
									h(o),
									h(n),
									w(t),
									h(i),
									s("SCHEMA", w, u),
									s("VERSION", w, c),
									s("FROM", w, e)
								].filter(m).join(" ");
							}(r);
							break;
						case "function":
							e = function(r) {
								var t = r.type, e = r.replace, n = r.keyword, o = r.name, u = r.args, a = r.returns, s = r.options, i = r.last, c = [
									h(t),
									h(e),
									h(n)
								], l = [w(o.schema), o.name.map(w).join(".")].filter(m).join("."), f = u.map(nt).filter(m).join(", ");
								return c.push("".concat(l, "(").concat(f, ")"), function(r) {
									var t = r.type, e = r.keyword, n = r.expr;
									return [
										h(t),
										h(e),
										Array.isArray(n) ? "(".concat(n.map(St).join(", "), ")") : Jr(n)
									].filter(m).join(" ");
								}(a), s.map(Zr).join(" "), i), c.filter(m).join(" ");
							}(r);
							break;
						case "index":
							e = function(r) {
								var t = r.concurrently, e = r.filestream_on, n = r.keyword, o = r.if_not_exists, u = r.include, a = r.index_columns, i = r.index_type, c = r.index_using, l = r.index, f = r.on, p = r.index_options, b = r.algorithm_option, v = r.lock_option, y = r.on_kw, L = r.table, C = r.tablespace, A = r.type, E = r.where, g = r.with, _ = r.with_before_where, j = g && "WITH (".concat(U(g).join(", "), ")"), T = u && "".concat(h(u.keyword), " (").concat(u.columns.map((function(r) {
									return "string" == typeof r ? d(r) : lt(r);
								})).join(", "), ")"), S = l;
								l && (S = "string" == typeof l ? d(l) : [d(l.schema), d(l.name)].filter(m).join("."));
								var x = [
									h(A),
									h(i),
									h(n),
									h(o),
									h(t),
									S,
									h(y),
									Lr(L)
								].concat(Br(N(c)), [
									"(".concat(k(a), ")"),
									T,
									U(p).join(" "),
									et(b),
									et(v),
									s("TABLESPACE", w, C)
								]);
								_ ? x.push(j, s("WHERE", lt, E)) : x.push(s("WHERE", lt, E), j);
								return x.push(s("ON", lt, f), s("FILESTREAM_ON", w, e)), x.filter(m).join(" ");
							}(r);
							break;
						case "sequence":
							e = function(r) {
								var t = r.type, e = r.keyword, n = r.sequence, o = r.temporary, u = r.if_not_exists, a = r.create_definitions, s = [
									h(t),
									h(o),
									h(e),
									h(u),
									Cr(n)
								];
								a && s.push(a.map(Qr).join(" "));
								return s.filter(m).join(" ");
							}(r);
							break;
						case "database":
						case "schema":
							e = function(r) {
								var t = r.type, e = r.keyword, n = r.replace, o = r.if_not_exists, u = r.create_definitions, a = r[e], s = a.db, i = a.schema, c = [w(s), i.map(w).join(".")].filter(m).join("."), l = [
									h(t),
									h(n),
									h(e),
									h(o),
									c
								];
								u && l.push(u.map(Ar).join(" "));
								return l.filter(m).join(" ");
							}(r);
							break;
						case "view":
							e = function(r) {
								var t = r.algorithm, e = r.columns, n = r.definer, o = r.if_not_exists, u = r.keyword, a = r.recursive, s = r.replace, i = r.select, c = r.sql_security, l = r.temporary, f = r.type, p = r.view, b = r.with, v = r.with_options, w = p.db, C = p.schema, A = p.view, E = [
									d(w),
									d(C),
									d(A)
								].filter(m).join(".");
								return [
									h(f),
									h(s),
									h(l),
									h(a),
									t && "ALGORITHM = ".concat(h(t)),
									lt(n),
									c && "SQL SECURITY ".concat(h(c)),
									h(u),
									h(o),
									E,
									e && "(".concat(e.map(y).join(", "), ")"),
									v && ["WITH", "(".concat(v.map((function(r) {
										return L(r).join(" ");
									})).join(", "), ")")].join(" "),
									"AS",
									or(i),
									h(b)
								].filter(m).join(" ");
							}(r);
							break;
						case "domain":
							e = function(r) {
								var t = r.as, e = r.domain, n = r.type, o = r.keyword, u = r.target, a = r.create_definitions, s = [
									h(n),
									h(o),
									[d(e.schema), d(e.name)].filter(m).join("."),
									h(t),
									E(u)
								];
								if (a && a.length > 0) {
									var i, c = [], l = function(r, t) {
										var e = "undefined" != typeof Symbol && r[Symbol.iterator] || r["@@iterator"];
										if (!e) {
											if (Array.isArray(r) || (e = Vr(r)) || t && r && "number" == typeof r.length) {
												e && (r = e);
												var n = 0, o = function() {};
												return {
													s: o,
													n: function() {
														return n >= r.length ? { done: !0 } : {
															done: !1,
															value: r[n++]
														};
													},
													e: function(r) {
														throw r;
													},
													f: o
												};
											}
											throw new TypeError("Invalid attempt to iterate non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
										}
										var u, a = !0, s = !1;
										return {
											s: function() {
												e = e.call(r);
											},
											n: function() {
												var r = e.next();
												return a = r.done, r;
											},
											e: function(r) {
												s = !0, u = r;
											},
											f: function() {
												try {
													a || null == e.return || e.return();
												} finally {
													if (s) throw u;
												}
											}
										};
									}(a);
									try {
										for (l.s(); !(i = l.n()).done;) {
											var f = i.value, p = f.type;
											switch (p) {
												case "collate":
													c.push(lt(f));
													break;
												case "default":
													c.push(h(p), lt(f.value));
													break;
												case "constraint": c.push(Pr(f));
											}
										}
									} catch (r) {
										l.e(r);
									} finally {
										l.f();
									}
									s.push(c.filter(m).join(" "));
								}
								return s.filter(m).join(" ");
							}(r);
							break;
						case "type":
							e = function(r) {
								var t = r.as, e = r.create_definitions, n = r.keyword, o = r.name, u = r.resource, a = [
									h(r.type),
									h(n),
									[d(o.schema), d(o.name)].filter(m).join("."),
									h(t),
									h(u)
								];
								if (e) {
									var s = [];
									switch (u) {
										case "enum":
										case "range":
											s.push(lt(e));
											break;
										default: s.push("(".concat(e.map(Qr).join(", "), ")"));
									}
									a.push(s.filter(m).join(" "));
								}
								return a.filter(m).join(" ");
							}(r);
							break;
						case "user":
							e = function(r) {
								var t = r.attribute, e = r.comment, n = r.default_role, o = r.if_not_exists, u = r.keyword, a = r.lock_option, i = r.password_options, c = r.require, l = r.resource_options, f = r.type, p = r.user.map((function(r) {
									var t = r.user, e = r.auth_option, n = [Rr(t)];
									return e && n.push(h(e.keyword), e.auth_plugin, w(e.value)), n.filter(m).join(" ");
								})).join(", "), b = [
									h(f),
									h(u),
									h(o),
									p
								];
								n && b.push(h(n.keyword), n.value.map(Rr).join(", "));
								b.push(s(c && c.keyword, lt, c && c.value)), l && b.push(h(l.keyword), l.value.map((function(r) {
									return lt(r);
								})).join(" "));
								i && i.forEach((function(r) {
									return b.push(s(r.keyword, lt, r.value));
								}));
								return b.push(w(a), _(e), w(t)), b.filter(m).join(" ");
							}(r);
							break;
						default: throw new Error("unknown create resource ".concat(t));
					}
					return e;
				},
				comment: function(r) {
					var t = r.expr, e = r.keyword, n = r.target;
					return [
						h(r.type),
						h(e),
						P(n),
						F(t)
					].filter(m).join(" ");
				},
				select: B,
				deallocate: function(r) {
					var t = r.type, e = r.keyword, n = r.expr;
					return [
						h(t),
						h(e),
						lt(n)
					].filter(m).join(" ");
				},
				delete: function(r) {
					var t = r.columns, e = r.from, n = r.table, o = r.where, u = r.orderby, a = r.with, i = r.limit, c = r.returning, l = [Y(a), "DELETE"], f = Ot(t, e);
					return l.push(f), Array.isArray(n) && (1 === n.length && !0 === n[0].addition || l.push(Cr(n))), l.push(s("FROM", Cr, e)), l.push(s("WHERE", lt, o)), l.push(pt(u, "order by")), l.push(W(i)), l.push(T(c)), l.filter(m).join(" ");
				},
				exec: function(r) {
					var t = r.keyword, e = r.module, n = r.parameters;
					return [
						h(t),
						Lr(e),
						(n || []).map(K).filter(m).join(", ")
					].filter(m).join(" ");
				},
				execute: function(r) {
					var t = r.type, e = r.name, n = r.args, o = [h(t)], u = [e];
					n && u.push("(".concat(lt(n).join(", "), ")"));
					return o.push(u.join("")), o.filter(m).join(" ");
				},
				explain: function(r) {
					var t = r.type, e = r.expr;
					return [h(t), B(e)].join(" ");
				},
				for: function(r) {
					var t = r.type, e = r.label, n = r.target, o = r.query, u = r.stmts;
					return [
						e,
						h(t),
						n,
						"IN",
						ur([o]),
						"LOOP",
						ur(u),
						"END LOOP",
						e
					].filter(m).join(" ");
				},
				update: function(r) {
					var t = r.from, e = r.table, n = r.set, o = r.where, u = r.orderby, a = r.with, i = r.limit, c = r.returning;
					return [
						Y(a),
						"UPDATE",
						Cr(e),
						s("SET", Q, n),
						s("FROM", Cr, t),
						s("WHERE", lt, o),
						pt(u, "order by"),
						W(i),
						T(c)
					].filter(m).join(" ");
				},
				if: function(r) {
					var t = r.boolean_expr, e = r.else_expr, n = r.elseif_expr, o = r.if_expr, u = r.prefix, a = r.go, s = r.semicolons, i = r.suffix, c = [
						h(r.type),
						lt(t),
						w(u),
						"".concat(jr(o.ast || o)).concat(s[0]),
						h(a)
					];
					n && c.push(n.map((function(r) {
						return [
							h(r.type),
							lt(r.boolean_expr),
							"THEN",
							jr(r.then.ast || r.then),
							r.semicolon
						].filter(m).join(" ");
					})).join(" "));
					e && c.push("ELSE", "".concat(jr(e.ast || e)).concat(s[1]));
					return c.push(w(i)), c.filter(m).join(" ");
				},
				insert: fr,
				load_data: rr,
				drop: Ir,
				truncate: Ir,
				replace: fr,
				declare: function(r) {
					var t = r.type, e = r.declare, n = r.symbol, o = [h(t)], u = e.map((function(r) {
						var t = r.at, e = r.name, n = r.as, o = r.constant, u = r.datatype, a = r.not_null, s = r.prefix, i = r.definition, c = r.keyword, l = [
							[t, e].filter(m).join(""),
							h(n),
							h(o)
						];
						switch (c) {
							case "variable":
								l.push(gt(u), lt(r.collate), h(a)), i && l.push(h(i.keyword), lt(i.value));
								break;
							case "cursor":
								l.push(h(s));
								break;
							case "table": l.push(h(s), "(".concat(i.map(Qr).join(", "), ")"));
						}
						return l.filter(m).join(" ");
					})).join("".concat(n, " "));
					return o.push(u), o.join(" ");
				},
				use: function(r) {
					var t = r.type, e = r.db, n = h(t), o = d(e);
					return "".concat(n, " ").concat(o);
				},
				rename: function(r) {
					var t = r.type, e = r.table, n = [], o = "".concat(t && t.toUpperCase(), " TABLE");
					if (e) {
						var u, a = Tr(e);
						try {
							for (a.s(); !(u = a.n()).done;) {
								var s = u.value.map(Lr);
								n.push(s.join(" TO "));
							}
						} catch (r) {
							a.e(r);
						} finally {
							a.f();
						}
					}
					return "".concat(o, " ").concat(n.join(", "));
				},
				call: function(r) {
					var t = lt(r.expr);
					return "".concat("CALL", " ").concat(t);
				},
				desc: Or,
				describe: Or,
				set: function(r) {
					var t = r.type, e = r.expr, n = r.keyword, o = h(t), u = e.map(lt).join(", ");
					return [
						o,
						h(n),
						u
					].filter(m).join(" ");
				},
				lock: Nr,
				unlock: Nr,
				show: er,
				grant: Ur,
				revoke: Ur,
				proc: function(r) {
					var t = r.stmt;
					switch (t.type) {
						case "assign": return tr(t);
						case "return": return function(r) {
							var t = r.type, e = r.expr;
							return [h(t), lt(e)].join(" ");
						}(t);
					}
				},
				raise: function(r) {
					var t = r.type, e = r.level, n = r.raise, o = r.using, u = [h(t), h(e)];
					n && u.push([w(n.keyword), "format" === n.type && n.expr.length > 0 && ","].filter(m).join(""), n.expr.map((function(r) {
						return lt(r);
					})).join(", "));
					o && u.push(h(o.type), h(o.option), o.symbol, o.expr.map((function(r) {
						return lt(r);
					})).join(", "));
					return u.filter(m).join(" ");
				},
				transaction: function(r) {
					var t = r.expr, e = t.action, n = t.keyword, o = t.modes, u = [w(e), h(n)];
					return o && u.push(o.map(w).join(", ")), u.filter(m).join(" ");
				}
			};
			function or(r) {
				if (!r) return "";
				for (var t = nr[r.type], e = r, n = e._parentheses, o = e._orderby, u = e._limit, a = [n && "(", t(r)]; r._next;) {
					var s = nr[r._next.type], i = h(r.set_op);
					a.push(i, s(r._next)), r = r._next;
				}
				return a.push(n && ")", pt(o, "order by"), W(u)), a.filter(m).join(" ");
			}
			function ur(r) {
				for (var t = [], e = 0, n = r.length; e < n; ++e) {
					var o = r[e] && r[e].ast ? r[e].ast : r[e], u = or(o);
					e === n - 1 && "transaction" === o.type && (u = "".concat(u, " ;")), t.push(u);
				}
				return t.join(" ; ");
			}
			function ar(r) {
				var t = r.type;
				return "select" === t ? or(r) : ("values" === t ? r.values : r).map((function(r) {
					var t = lt(r);
					return [h(r.prefix), "(".concat(t, ")")].filter(m).join("");
				})).join(", ");
			}
			function sr(r) {
				if (!r) return "";
				var t = ["PARTITION", "("];
				if (Array.isArray(r)) t.push(r.map((function(r) {
					return d(r);
				})).join(", "));
				else {
					var e = r.value;
					t.push(e.map(lt).join(", "));
				}
				return t.push(")"), t.filter(m).join("");
			}
			function ir(r) {
				if (!r) return "";
				switch (r.type) {
					case "column": return "(".concat(r.expr.map(Et).join(", "), ")");
				}
			}
			function cr(r) {
				var t = r.expr, e = r.keyword, n = t.type, o = [h(e)];
				switch (n) {
					case "origin":
						o.push(w(t));
						break;
					case "update": o.push("UPDATE", s("SET", Q, t.set), s("WHERE", lt, t.where));
				}
				return o.filter(m).join(" ");
			}
			function lr(r) {
				if (!r) return "";
				var t = r.action;
				return [ir(r.target), cr(t)].filter(m).join(" ");
			}
			function fr(r) {
				var t = r.table, e = r.type, n = r.or, o = void 0 === n ? [] : n, u = r.prefix, a = void 0 === u ? "into" : u, i = r.columns, c = r.conflict, l = r.values, f = r.where, p = r.on_duplicate_update, b = r.partition, v = r.returning, y = r.set, d = p || {}, L = d.keyword, C = d.set, A = [
					h(e),
					o.map(w).join(" "),
					h(a),
					Cr(t),
					sr(b)
				];
				return Array.isArray(i) && A.push("(".concat(i.map(w).join(", "), ")")), A.push(s(l && "values" === l.type ? "VALUES" : "", ar, l)), A.push(s("ON CONFLICT", lr, c)), A.push(s("SET", Q, y)), A.push(s("WHERE", lt, f)), A.push(s(L, Q, C)), A.push(T(v)), A.filter(m).join(" ");
			}
			function pr(r) {
				var t = r.expr, e = r.unit, n = r.suffix;
				return [
					"INTERVAL",
					lt(t),
					h(e),
					lt(n)
				].filter(m).join(" ");
			}
			function br(r) {
				return function(r) {
					if (Array.isArray(r)) return vr(r);
				}(r) || function(r) {
					if ("undefined" != typeof Symbol && null != r[Symbol.iterator] || null != r["@@iterator"]) return Array.from(r);
				}(r) || function(r, t) {
					if (r) {
						if ("string" == typeof r) return vr(r, t);
						var e = {}.toString.call(r).slice(8, -1);
						return "Object" === e && r.constructor && (e = r.constructor.name), "Map" === e || "Set" === e ? Array.from(r) : "Arguments" === e || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e) ? vr(r, t) : void 0;
					}
				}(r) || function() {
					throw new TypeError("Invalid attempt to spread non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}();
			}
			function vr(r, t) {
				(null == t || t > r.length) && (t = r.length);
				for (var e = 0, n = Array(t); e < t; e++) n[e] = r[e];
				return n;
			}
			function yr(r) {
				var t = r.type, e = r.as, n = r.expr, o = r.with_offset;
				return [
					"".concat(h(t), "(").concat(n && lt(n) || "", ")"),
					s("AS", "string" == typeof e ? d : lt, e),
					s(h(o && o.keyword), d, o && o.as)
				].filter(m).join(" ");
			}
			function dr(r) {
				if (r) switch (r.type) {
					case "pivot":
					case "unpivot": return function(r) {
						var t = r.as, e = r.column, n = r.expr, o = r.in_expr, u = r.type, a = [
							lt(n),
							"FOR",
							Et(e),
							D(o)
						], s = ["".concat(h(u), "(").concat(a.join(" "), ")")];
						return t && s.push("AS", d(t)), s.join(" ");
					}(r);
					default: return "";
				}
			}
			function hr(r) {
				if (r) {
					var t = r.keyword, e = r.expr, n = r.index, o = r.index_columns, u = r.parentheses, a = r.prefix, s = [];
					switch (t.toLowerCase()) {
						case "forceseek":
							s.push(h(t), "(".concat(d(n)), "(".concat(o.map(lt).filter(m).join(", "), "))"));
							break;
						case "spatial_window_max_cells":
							s.push(h(t), "=", lt(e));
							break;
						case "index":
							s.push(h(a), h(t), u ? "(".concat(e.map((function(r) {
								return d(r);
							})).join(", "), ")") : "= ".concat(d(e)));
							break;
						default: s.push(lt(e));
					}
					return s.filter(m).join(" ");
				}
			}
			function mr(r, t) {
				var e = r.name, n = r.symbol;
				return [
					h(e),
					n,
					t
				].filter(m).join(" ");
			}
			function wr(r) {
				var t = [];
				switch (r.keyword) {
					case "as":
						t.push("AS", "OF", lt(r.of));
						break;
					case "from_to":
						t.push("FROM", lt(r.from), "TO", lt(r.to));
						break;
					case "between_and":
						t.push("BETWEEN", lt(r.between), "AND", lt(r.and));
						break;
					case "contained": t.push("CONTAINED", "IN", lt(r.in));
				}
				return t.filter(m).join(" ");
			}
			function Lr(r) {
				if ("UNNEST" === h(r.type)) return yr(r);
				var t, e, n, o, u = r.table, a = r.db, i = r.as, c = r.expr, l = r.operator, f = r.prefix, p = r.schema, b = r.server, v = r.suffix, y = r.tablesample, C = r.temporal_table, A = r.table_hint, E = r.surround, g = void 0 === E ? {} : E, _ = d(b, !1, g.server), j = d(a, !1, g.db), T = d(p, !1, g.schema), S = u && d(u, !1, g.table);
				if (c) switch (c.type) {
					case "values":
						var x = c.parentheses, k = c.values, I = c.prefix, O = [
							x && "(",
							"",
							x && ")"
						], N = ar(k);
						I && (N = N.split("(").slice(1).map((function(r) {
							return "".concat(h(I), "(").concat(r);
						})).join("")), O[1] = "VALUES ".concat(N), S = O.filter(m).join("");
						break;
					case "tumble":
						S = function(r) {
							if (!r) return "";
							var t = r.data, e = r.timecol, n = r.offset, o = r.size, u = [
								d(t.expr.db),
								d(t.expr.schema),
								d(t.expr.table)
							].filter(m).join("."), a = "DESCRIPTOR(".concat(Et(e.expr), ")"), s = ["TABLE(TUMBLE(TABLE ".concat(mr(t, u)), mr(e, a)], i = mr(o, pr(o.expr));
							return n && n.expr ? s.push(i, "".concat(mr(n, pr(n.expr)), "))")) : s.push("".concat(i, "))")), s.filter(m).join(", ");
						}(c);
						break;
					case "generator":
						e = (t = c).keyword, n = t.type, o = t.generators.map((function(r) {
							return L(r).join(" ");
						})).join(", "), S = "".concat(h(e), "(").concat(h(n), "(").concat(o, "))");
						break;
					default: S = lt(c);
				}
				var R = [[
					_,
					j,
					T,
					S = [
						h(f),
						S,
						h(v)
					].filter(m).join(" ")
				].filter(m).join(".")];
				if (y) {
					var U = [
						"TABLESAMPLE",
						lt(y.expr),
						w(y.repeatable)
					].filter(m).join(" ");
					R.push(U);
				}
				R.push(function(r) {
					if (r) {
						var t = r.keyword, e = r.expr;
						return [h(t), wr(e)].filter(m).join(" ");
					}
				}(C), s("AS", "string" == typeof i ? d : lt, i), dr(l)), A && R.push(h(A.keyword), "(".concat(A.expr.map(hr).filter(m).join(", "), ")"));
				var M = R.filter(m).join(" ");
				return r.parentheses ? "(".concat(M, ")") : M;
			}
			function Cr(r) {
				if (!r) return "";
				if (!Array.isArray(r)) {
					var t = r.expr, e = r.parentheses, n = r.joins, o = Cr(t);
					if (e) {
						for (var u = [], a = [], i = !0 === e ? 1 : e.length, c = 0; c++ < i;) u.push("("), a.push(")");
						var l = n && n.length > 0 ? Cr([""].concat(br(n))) : "";
						return u.join("") + o + a.join("") + l;
					}
					return o;
				}
				var f = r[0], p = [];
				if ("dual" === f.type) return "DUAL";
				p.push(Lr(f));
				for (var b = 1; b < r.length; ++b) {
					var v = r[b], y = v.on, d = v.using, L = v.join, C = [], A = Array.isArray(v) || Object.hasOwnProperty.call(v, "joins");
					C.push(L ? " ".concat(h(L)) : ","), C.push(A ? Cr(v) : Lr(v)), C.push(s("ON", lt, y)), d && C.push("USING (".concat(d.map(w).join(", "), ")")), p.push(C.filter(m).join(" "));
				}
				return p.filter(m).join("");
			}
			function Ar(r) {
				var t = r.keyword, e = r.symbol, n = r.value, o = [t.toUpperCase()];
				e && o.push(e);
				var u = w(n);
				switch (t) {
					case "partition by":
					case "default collate":
						u = lt(n);
						break;
					case "options":
						u = "(".concat(n.map((function(r) {
							return [
								r.keyword,
								r.symbol,
								lt(r.value)
							].join(" ");
						})).join(", "), ")");
						break;
					case "cluster by": u = n.map(lt).join(", ");
				}
				return o.push(u), o.filter(m).join(" ");
			}
			var Er = [
				"analyze",
				"attach",
				"select",
				"deallocate",
				"delete",
				"exec",
				"update",
				"insert",
				"drop",
				"rename",
				"truncate",
				"call",
				"desc",
				"describe",
				"use",
				"alter",
				"set",
				"create",
				"lock",
				"unlock",
				"declare",
				"show",
				"replace",
				"if",
				"grant",
				"revoke",
				"proc",
				"raise",
				"execute",
				"transaction",
				"explain",
				"comment",
				"load_data"
			];
			function gr(r) {
				var t = r && r.ast ? r.ast : r;
				if (!Er.includes(t.type)) throw new Error("".concat(t.type, " statements not supported at the moment"));
			}
			function _r(r) {
				return Array.isArray(r) ? (r.forEach(gr), ur(r)) : (gr(r), or(r));
			}
			function jr(r) {
				return "go" === r.go ? function r(t) {
					if (!t || 0 === t.length) return "";
					var e = [_r(t.ast)];
					return t.go_next && e.push(t.go.toUpperCase(), r(t.go_next)), e.filter((function(r) {
						return r;
					})).join(" ");
				}(r) : _r(r);
			}
			function Tr(r, t) {
				var e = "undefined" != typeof Symbol && r[Symbol.iterator] || r["@@iterator"];
				if (!e) {
					if (Array.isArray(r) || (e = xr(r)) || t && r && "number" == typeof r.length) {
						e && (r = e);
						var n = 0, o = function() {};
						return {
							s: o,
							n: function() {
								return n >= r.length ? { done: !0 } : {
									done: !1,
									value: r[n++]
								};
							},
							e: function(r) {
								throw r;
							},
							f: o
						};
					}
					throw new TypeError("Invalid attempt to iterate non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}
				var u, a = !0, s = !1;
				return {
					s: function() {
						e = e.call(r);
					},
					n: function() {
						var r = e.next();
						return a = r.done, r;
					},
					e: function(r) {
						s = !0, u = r;
					},
					f: function() {
						try {
							a || null == e.return || e.return();
						} finally {
							if (s) throw u;
						}
					}
				};
			}
			function Sr(r) {
				return function(r) {
					if (Array.isArray(r)) return kr(r);
				}(r) || function(r) {
					if ("undefined" != typeof Symbol && null != r[Symbol.iterator] || null != r["@@iterator"]) return Array.from(r);
				}(r) || xr(r) || function() {
					throw new TypeError("Invalid attempt to spread non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}();
			}
			function xr(r, t) {
				if (r) {
					if ("string" == typeof r) return kr(r, t);
					var e = {}.toString.call(r).slice(8, -1);
					return "Object" === e && r.constructor && (e = r.constructor.name), "Map" === e || "Set" === e ? Array.from(r) : "Arguments" === e || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e) ? kr(r, t) : void 0;
				}
			}
			function kr(r, t) {
				(null == t || t > r.length) && (t = r.length);
				for (var e = 0, n = Array(t); e < t; e++) n[e] = r[e];
				return n;
			}
			function Ir(r) {
				var t = r.type, e = r.keyword, n = r.name, o = r.prefix, u = r.suffix, a = [
					h(t),
					h(e),
					h(o)
				];
				switch (e) {
					case "table":
						a.push(Cr(n));
						break;
					case "trigger":
						a.push([n[0].schema ? "".concat(d(n[0].schema), ".") : "", d(n[0].trigger)].filter(m).join(""));
						break;
					case "database":
					case "schema":
					case "procedure":
						a.push(d(n));
						break;
					case "view":
						a.push(Cr(n), r.options && r.options.map(lt).filter(m).join(" "));
						break;
					case "index":
						a.push.apply(a, [Et(n)].concat(Sr(r.table ? ["ON", Lr(r.table)] : []), [r.options && r.options.map(lt).filter(m).join(" ")]));
						break;
					case "type": a.push(n.map(Et).join(", "), r.options && r.options.map(lt).filter(m).join(" "));
				}
				return u && a.push(u.map(lt).filter(m).join(" ")), a.filter(m).join(" ");
			}
			function Or(r) {
				var t = r.type, e = r.table, n = h(t), o = "string" == typeof e ? d(e) : Lr(e);
				return "".concat(n, " ").concat(o);
			}
			function Nr(r) {
				var t = r.type, e = r.keyword, n = r.tables, o = [t.toUpperCase(), h(e)];
				if ("UNLOCK" === t.toUpperCase()) return o.join(" ");
				var u, a = [], s = Tr(n);
				try {
					var i = function() {
						var r = u.value, t = r.table, e = r.lock_type, n = [Lr(t)];
						if (e) n.push([
							"prefix",
							"type",
							"suffix"
						].map((function(r) {
							return h(e[r]);
						})).filter(m).join(" "));
						a.push(n.join(" "));
					};
					for (s.s(); !(u = s.n()).done;) i();
				} catch (r) {
					s.e(r);
				} finally {
					s.f();
				}
				return o.push.apply(o, [a.join(", ")].concat(Sr(function(r) {
					var t = r.lock_mode, e = r.nowait, n = [];
					if (t) {
						var o = t.mode;
						n.push(o.toUpperCase());
					}
					return e && n.push(e.toUpperCase()), n;
				}(r)))), o.filter(m).join(" ");
			}
			function Rr(r) {
				var t = r.name, e = r.host, n = [w(t)];
				return e && n.push("@", w(e)), n.join("");
			}
			function Ur(r) {
				var t = r.type, e = r.grant_option_for, n = r.keyword, o = r.objects, u = r.on, a = r.to_from, s = r.user_or_roles, i = r.with, c = [h(t), w(e)], l = o.map((function(r) {
					var t = r.priv, e = r.columns, n = [lt(t)];
					return e && n.push("(".concat(e.map(Et).join(", "), ")")), n.join(" ");
				})).join(", ");
				if (c.push(l), u) switch (c.push("ON"), n) {
					case "priv":
						c.push(w(u.object_type), u.priv_level.map((function(r) {
							return [d(r.prefix), d(r.name)].filter(m).join(".");
						})).join(", "));
						break;
					case "proxy": c.push(Rr(u));
				}
				return c.push(h(a), s.map(Rr).join(", ")), c.push(w(i)), c.filter(m).join(" ");
			}
			function Mr(r) {
				return function(r) {
					if (Array.isArray(r)) return Dr(r);
				}(r) || function(r) {
					if ("undefined" != typeof Symbol && null != r[Symbol.iterator] || null != r["@@iterator"]) return Array.from(r);
				}(r) || function(r, t) {
					if (r) {
						if ("string" == typeof r) return Dr(r, t);
						var e = {}.toString.call(r).slice(8, -1);
						return "Object" === e && r.constructor && (e = r.constructor.name), "Map" === e || "Set" === e ? Array.from(r) : "Arguments" === e || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e) ? Dr(r, t) : void 0;
					}
				}(r) || function() {
					throw new TypeError("Invalid attempt to spread non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}();
			}
			function Dr(r, t) {
				(null == t || t > r.length) && (t = r.length);
				for (var e = 0, n = Array(t); e < t; e++) n[e] = r[e];
				return n;
			}
			function Pr(r) {
				if (r) {
					var t = r.constraint, e = r.constraint_type, n = r.enforced, o = r.index, u = r.keyword, a = r.reference_definition, i = r.for, c = r.with_values, l = [], f = p().database;
					l.push(h(u)), l.push(d(t));
					var b = h(e);
					return "sqlite" === f.toLowerCase() && "UNIQUE KEY" === b && (b = "UNIQUE"), l.push(b), l.push("sqlite" !== f.toLowerCase() && d(o)), l.push.apply(l, Mr(M(r))), l.push.apply(l, Mr(_t(a))), l.push(h(n)), l.push(s("FOR", d, i)), l.push(w(c)), l.filter(m).join(" ");
				}
			}
			function Fr(r) {
				if (r) {
					var t = r.type;
					return "rows" === t ? [h(t), lt(r.expr)].filter(m).join(" ") : lt(r);
				}
			}
			function Hr(r) {
				if ("string" == typeof r) return r;
				var t = r.window_specification;
				return "(".concat(function(r) {
					var t = r.name, e = r.partitionby, n = r.orderby, o = r.window_frame_clause;
					return [
						t,
						pt(e, "partition by"),
						pt(n, "order by"),
						Fr(o)
					].filter(m).join(" ");
				}(t), ")");
			}
			function $r(r) {
				var t = r.name, e = r.as_window_specification;
				return "".concat(t, " AS ").concat(Hr(e));
			}
			function Gr(r) {
				if (r) {
					var t = r.as_window_specification, e = r.expr, n = r.keyword, o = r.type, u = r.parentheses, a = h(o);
					if ("WINDOW" === a) return "OVER ".concat(Hr(t));
					if ("ON UPDATE" === a) {
						var s = "".concat(h(o), " ").concat(h(n)), i = lt(e) || [];
						return u && (s = "".concat(s, "(").concat(i.join(", "), ")")), s;
					}
					if (r.partitionby) return [
						"OVER",
						"(".concat(pt(r.partitionby, "partition by")),
						"".concat(pt(r.orderby, "order by"), ")")
					].filter(m).join(" ");
					throw new Error("unknown over type");
				}
			}
			function Wr(r) {
				if (!r || !r.array) return "";
				var t = r.array.keyword;
				if (t) return h(t);
				for (var e = r.array, n = e.dimension, o = e.length, u = [], a = 0; a < n; a++) u.push("["), o && o[a] && u.push(w(o[a])), u.push("]");
				return u.join("");
			}
			function Yr(r) {
				for (var t = r.target, e = r.expr, n = r.keyword, o = r.symbol, u = r.as, a = r.offset, s = r.parentheses, i = r.collate, c = Ct({
					expr: e,
					offset: a
				}), l = [], f = 0, p = t.length; f < p; ++f) {
					var b = t[f], v = b.angle_brackets, y = b.length, L = b.dataType, C = b.parentheses, A = b.quoted, E = b.scale, g = b.suffix, _ = b.expr, j = _ ? lt(_) : "";
					null != y && (j = E ? "".concat(y, ", ").concat(E) : y), C && (j = "(".concat(j, ")")), v && (j = "<".concat(j, ">")), g && g.length && (j += " ".concat(g.map(w).join(" ")));
					var T = "::", S = "", x = [];
					"as" === o && (0 === f && (c = "".concat(h(n), "(").concat(c)), S = ")", T = " ".concat(o.toUpperCase(), " ")), 0 === f && x.push(c);
					var k = Wr(b);
					x.push(T, A, L, A, k, j, S), l.push(x.filter(m).join(""));
				}
				var I = bt(i);
				u && l.push(" AS ".concat(d(u)));
				var O = [l.filter(m).join(""), I].filter(m).join(" ");
				return s ? "(".concat(O, ")") : O;
			}
			function qr(r) {
				var t = r.args, e = r.array_index, n = r.collate, o = r.name, u = r.args_parentheses, a = r.parentheses, s = r.within_group, i = r.over, c = r.suffix, l = Gr(i), f = function(r) {
					if (!r) return "";
					var t = r.type, e = r.keyword, n = r.orderby;
					return [
						h(t),
						h(e),
						"(".concat(pt(n, "order by"), ")")
					].filter(m).join(" ");
				}(s), p = lt(c), b = bt(n), v = [w(o.schema), o.name.map(w).join(".")].filter(m).join(".");
				if (!t) return [
					v,
					b,
					f,
					l
				].filter(m).join(" ");
				var y = r.separator || ", ", d = 0;
				if ("TRIM" === h(v)) for (var L = 0, C = t.value.length; L < C; ++L) {
					var A = t.value[L];
					if ("origin" === A.type && "from" === A.value) {
						d = L;
						break;
					}
				}
				var E = [v];
				E.push(!1 === u ? " " : "(");
				var g = lt(t);
				if (Array.isArray(y)) {
					for (var _ = g[0], j = 1, T = g.length; j < T; ++j) _ = [_, g[j]].join(" ".concat(lt(y[j - 1]), " "));
					E.push(_);
				} else "TRIM" === h(v) && d > 0 ? E.push([g.slice(0, d + 1).join(" "), g.slice(d + 1).join(", ")].join(" ")) : E.push(g.join(y));
				return !1 !== u && E.push(")"), E.push(At(e)), E = [
					E.join(""),
					p,
					b
				].filter(m).join(" "), [
					a ? "(".concat(E, ")") : E,
					f,
					l
				].filter(m).join(" ");
			}
			function Br(r) {
				return function(r) {
					if (Array.isArray(r)) return Xr(r);
				}(r) || function(r) {
					if ("undefined" != typeof Symbol && null != r[Symbol.iterator] || null != r["@@iterator"]) return Array.from(r);
				}(r) || Vr(r) || function() {
					throw new TypeError("Invalid attempt to spread non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}();
			}
			function Vr(r, t) {
				if (r) {
					if ("string" == typeof r) return Xr(r, t);
					var e = {}.toString.call(r).slice(8, -1);
					return "Object" === e && r.constructor && (e = r.constructor.name), "Map" === e || "Set" === e ? Array.from(r) : "Arguments" === e || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e) ? Xr(r, t) : void 0;
				}
			}
			function Xr(r, t) {
				(null == t || t > r.length) && (t = r.length);
				for (var e = 0, n = Array(t); e < t; e++) n[e] = r[e];
				return n;
			}
			function Qr(r) {
				if (!r) return [];
				var t, e, n, o, u = r.resource;
				switch (u) {
					case "column": return St(r);
					case "index": return e = [], n = (t = r).keyword, o = t.index, e.push(h(n)), e.push(o), e.push.apply(e, I(M(t))), e.filter(m).join(" ");
					case "constraint": return Pr(r);
					case "sequence": return [h(r.prefix), lt(r.value)].filter(m).join(" ");
					default: throw new Error("unknown resource = ".concat(u, " type"));
				}
			}
			function Kr(r) {
				var t = [];
				switch (r.keyword) {
					case "from":
						t.push("FROM", "(".concat(w(r.from), ")"), "TO", "(".concat(w(r.to), ")"));
						break;
					case "in":
						t.push("IN", "(".concat(lt(r.in), ")"));
						break;
					case "with": t.push("WITH", "(MODULUS ".concat(w(r.modulus), ", REMAINDER ").concat(w(r.remainder), ")"));
				}
				return t.filter(m).join(" ");
			}
			function zr(r) {
				var t = r.keyword, e = r.table, n = r.for_values, o = r.tablespace, u = [
					h(t),
					Lr(e),
					h(n.keyword),
					Kr(n.expr)
				];
				return o && u.push("TABLESPACE", w(o)), u.filter(m).join(" ");
			}
			function Jr(r) {
				return r.dataType ? E(r) : [
					d(r.db),
					d(r.schema),
					d(r.table)
				].filter(m).join(".");
			}
			function Zr(r) {
				var t = r.type;
				switch (t) {
					case "as": return [
						h(t),
						r.symbol,
						or(r.declare),
						h(r.begin),
						ur(r.expr),
						h(r.end),
						r.symbol
					].filter(m).join(" ");
					case "set": return [
						h(t),
						r.parameter,
						h(r.value && r.value.prefix),
						r.value && r.value.expr.map(lt).join(", ")
					].filter(m).join(" ");
					case "return": return [h(t), lt(r.expr)].filter(m).join(" ");
					default: return lt(r);
				}
			}
			function rt(r) {
				var t = r.type, e = r.symbol, n = r.value, o = [h(t), e];
				switch (h(t)) {
					case "SFUNC":
						o.push([d(n.schema), n.name].filter(m).join("."));
						break;
					case "STYPE":
					case "MSTYPE":
						o.push(E(n));
						break;
					default: o.push(lt(n));
				}
				return o.filter(m).join(" ");
			}
			function tt(r, t) {
				switch (r) {
					case "add":
						var e = t.map((function(r) {
							var t = r.name, e = r.value;
							return [
								"PARTITION",
								w(t),
								"VALUES",
								h(e.type),
								"(".concat(w(e.expr), ")")
							].join(" ");
						})).join(", ");
						return "(".concat(e, ")");
					default: return Ot(t);
				}
			}
			function et(r) {
				if (!r) return "";
				var t = r.action, e = r.create_definitions, n = r.if_not_exists, o = r.keyword, u = r.if_exists, a = r.old_column, s = r.prefix, i = r.resource, c = r.symbol, l = r.suffix, f = "", p = [];
				switch (i) {
					case "column":
						p = [St(r)];
						break;
					case "index":
						p = M(r), f = r[i];
						break;
					case "table":
					case "schema":
						f = d(r[i]);
						break;
					case "aggregate":
					case "function":
					case "domain":
					case "type":
						f = d(r[i]);
						break;
					case "algorithm":
					case "lock":
					case "table-option":
						f = [c, h(r[i])].filter(m).join(" ");
						break;
					case "constraint":
						f = d(r[i]), p = [Qr(e)];
						break;
					case "partition":
						p = [tt(t, r.partitions)];
						break;
					case "key":
						f = d(r[i]);
						break;
					default: f = [c, r[i]].filter((function(r) {
						return null !== r;
					})).join(" ");
				}
				var b = [
					h(t),
					h(o),
					h(n),
					h(u),
					a && Et(a),
					h(s),
					f && f.trim(),
					p.filter(m).join(" ")
				];
				return l && b.push(h(l.keyword), l.expr && Et(l.expr)), b.filter(m).join(" ");
			}
			function nt(r) {
				var t = r.default && [h(r.default.keyword), lt(r.default.value)].join(" ");
				return [
					h(r.mode),
					r.name,
					E(r.type),
					t
				].filter(m).join(" ");
			}
			function ot(r) {
				return (ot = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(r) {
					return typeof r;
				} : function(r) {
					return r && "function" == typeof Symbol && r.constructor === Symbol && r !== Symbol.prototype ? "symbol" : typeof r;
				})(r);
			}
			function ut(r) {
				var t = r.expr_list;
				switch (h(r.type)) {
					case "STRUCT":
					case "ROW": return "(".concat(Ot(t), ")");
					case "ARRAY": return function(r) {
						var t = r.array_path, e = r.brackets, n = r.expr_list, o = r.parentheses;
						if (!n) return "[".concat(Ot(t), "]");
						var u = Array.isArray(n) ? n.map((function(r) {
							return "(".concat(Ot(r), ")");
						})).filter(m).join(", ") : lt(n);
						return e ? "[".concat(u, "]") : o ? "(".concat(u, ")") : u;
					}(r);
					default: return "";
				}
			}
			function at(r) {
				var t = r.definition, e = r.keyword, n = r.orderby, o = r.limit, u = [h(e)];
				return t && "object" === ot(t) && (u.length = 0, u.push(g(t))), u.push(ut(r), pt(n, "order by"), W(o)), u.filter(m).join("");
			}
			function st(r) {
				return (st = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(r) {
					return typeof r;
				} : function(r) {
					return r && "function" == typeof Symbol && r.constructor === Symbol && r !== Symbol.prototype ? "symbol" : typeof r;
				})(r);
			}
			var it = {
				alter: et,
				aggr_func: function(r) {
					var t = r.args, e = r.filter, n = r.over, o = r.within_group_orderby, u = lt(t.expr);
					u = Array.isArray(u) ? u.join(", ") : u;
					var a = r.name, s = Gr(n);
					t.distinct && (u = ["DISTINCT", u].join(" ")), t.separator && t.separator.delimiter && (u = [u, w(t.separator.delimiter)].join("".concat(t.separator.symbol, " "))), t.separator && t.separator.expr && (u = [u, lt(t.separator.expr)].join(" ")), t.orderby && (u = [u, pt(t.orderby, "order by")].join(" ")), t.separator && t.separator.value && (u = [
						u,
						h(t.separator.keyword),
						w(t.separator.value)
					].filter(m).join(" "));
					var i = o ? "WITHIN GROUP (".concat(pt(o, "order by"), ")") : "", c = e ? "FILTER (WHERE ".concat(lt(e.where), ")") : "";
					return [
						"".concat(a, "(").concat(u, ")"),
						i,
						s,
						c
					].filter(m).join(" ");
				},
				any_value: function(r) {
					var t = r.args, e = r.type, n = r.over, o = t.expr, u = t.having, a = "".concat(h(e), "(").concat(lt(o));
					return u && (a = "".concat(a, " HAVING ").concat(h(u.prefix), " ").concat(lt(u.expr))), [a = "".concat(a, ")"), Gr(n)].filter(m).join(" ");
				},
				window_func: function(r) {
					var t = r.over;
					return [function(r) {
						var t = r.args, e = r.name, n = r.consider_nulls, o = void 0 === n ? "" : n, u = r.separator, a = void 0 === u ? ", " : u;
						return [
							e,
							"(",
							t ? lt(t).join(a) : "",
							")",
							o && " ",
							o
						].filter(m).join("");
					}(r), Gr(t)].filter(m).join(" ");
				},
				array: at,
				assign: tr,
				binary_expr: D,
				case: function(r) {
					var t = ["CASE"], e = r.args, n = r.expr, o = r.parentheses;
					n && t.push(lt(n));
					for (var u = 0, a = e.length; u < a; ++u) t.push(e[u].type.toUpperCase()), e[u].cond && (t.push(lt(e[u].cond)), t.push("THEN")), t.push(lt(e[u].result));
					return t.push("END"), o ? "(".concat(t.join(" "), ")") : t.join(" ");
				},
				cast: Yr,
				collate: bt,
				column_ref: Et,
				column_definition: St,
				datatype: E,
				extract: function(r) {
					var t = r.args, e = r.type, n = t.field, o = t.cast_type, u = t.source, a = [
						"".concat(h(e), "(").concat(h(n)),
						"FROM",
						h(o),
						lt(u)
					];
					return "".concat(a.filter(m).join(" "), ")");
				},
				flatten: function(r) {
					var t = r.args, e = r.type, n = [
						"input",
						"path",
						"outer",
						"recursive",
						"mode"
					].map((function(r) {
						return function(r) {
							if (!r) return "";
							var t = r.type, e = r.symbol, n = r.value;
							return [
								h(t),
								e,
								lt(n)
							].filter(m).join(" ");
						}(t[r]);
					})).filter(m).join(", ");
					return "".concat(h(e), "(").concat(n, ")");
				},
				fulltext_search: function(r) {
					var t = r.against, e = r.as, n = r.columns, o = r.match, u = r.mode;
					return [
						[h(o), "(".concat(n.map((function(r) {
							return Et(r);
						})).join(", "), ")")].join(" "),
						[h(t), [
							"(",
							lt(r.expr),
							u && " ".concat(w(u)),
							")"
						].filter(m).join("")].join(" "),
						xt(e)
					].filter(m).join(" ");
				},
				function: qr,
				lambda: function(r) {
					var t = r.args, e = r.expr, n = t.value, o = t.parentheses, u = n.map(lt).join(", ");
					return [
						o ? "(".concat(u, ")") : u,
						"->",
						lt(e)
					].join(" ");
				},
				load_data: rr,
				insert: or,
				interval: pr,
				json: function(r) {
					var t = r.keyword, e = r.expr_list;
					return [h(t), e.map((function(r) {
						return lt(r);
					})).join(", ")].join(" ");
				},
				json_object_arg: function(r) {
					var t = r.expr, e = t.key, n = t.value, o = t.on, u = [
						lt(e),
						"VALUE",
						lt(n)
					];
					return o && u.push("ON", "NULL", lt(o)), u.filter(m).join(" ");
				},
				json_visitor: function(r) {
					return [r.symbol, lt(r.expr)].join("");
				},
				func_arg: function(r) {
					var t = r.value;
					return [
						t.name,
						t.symbol,
						lt(t.expr)
					].filter(m).join(" ");
				},
				show: er,
				struct: at,
				tablefunc: function(r) {
					var t = r.as, e = r.name, n = r.args, o = [w(e.schema), e.name.map(w).join(".")].filter(m).join(".");
					return [
						"".concat(o, "(").concat(lt(n).join(", "), ")"),
						"AS",
						qr(t)
					].join(" ");
				},
				tables: Cr,
				unnest: yr,
				values: ar,
				window: function(r) {
					return r.expr.map($r).join(", ");
				}
			};
			function ct(r) {
				var t = r.prefix, e = void 0 === t ? "@" : t, n = r.name, o = r.members, u = r.quoted, a = r.suffix, s = [], i = o && o.length > 0 ? "".concat(n, ".").concat(o.join(".")) : n, c = "".concat(e || "").concat(i);
				return a && (c += a), s.push(c), [
					u,
					s.join(" "),
					u
				].filter(m).join("");
			}
			function lt(r) {
				if (r) {
					var t = r;
					if (r.ast) {
						var e = t.ast;
						Reflect.deleteProperty(t, e);
						for (var n = 0, o = Object.keys(e); n < o.length; n++) {
							var u = o[n];
							t[u] = e[u];
						}
					}
					var a = t.type;
					return "expr" === a ? lt(t.expr) : it[a] ? it[a](t) : w(t);
				}
			}
			function ft(r) {
				return r ? (Array.isArray(r) || (r = [r]), r.map(lt)) : [];
			}
			function pt(r, t) {
				if (!Array.isArray(r)) return "";
				var e = [], n = h(t);
				switch (n) {
					case "ORDER BY":
						e = r.map((function(r) {
							return [
								lt(r.expr),
								r.type || "ASC",
								h(r.nulls)
							].filter(m).join(" ");
						}));
						break;
					default: e = r.map((function(r) {
						return lt(r.expr);
					}));
				}
				return i(n, e.join(", "));
			}
			function bt(r) {
				if (r) {
					var t = r.keyword, e = r.collate, n = e.name, o = e.symbol, u = e.value, a = [h(t)];
					return u || a.push(o), a.push(Array.isArray(n) ? n.map(w).join(".") : w(n)), u && a.push(o), a.push(lt(u)), a.filter(m).join(" ");
				}
			}
			function vt(r) {
				return (vt = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(r) {
					return typeof r;
				} : function(r) {
					return r && "function" == typeof Symbol && r.constructor === Symbol && r !== Symbol.prototype ? "symbol" : typeof r;
				})(r);
			}
			function yt(r, t) {
				var e = Object.keys(r);
				if (Object.getOwnPropertySymbols) {
					var n = Object.getOwnPropertySymbols(r);
					t && (n = n.filter((function(t) {
						return Object.getOwnPropertyDescriptor(r, t).enumerable;
					}))), e.push.apply(e, n);
				}
				return e;
			}
			function dt(r) {
				for (var t = 1; t < arguments.length; t++) {
					var e = null != arguments[t] ? arguments[t] : {};
					t % 2 ? yt(Object(e), !0).forEach((function(t) {
						ht(r, t, e[t]);
					})) : Object.getOwnPropertyDescriptors ? Object.defineProperties(r, Object.getOwnPropertyDescriptors(e)) : yt(Object(e)).forEach((function(t) {
						Object.defineProperty(r, t, Object.getOwnPropertyDescriptor(e, t));
					}));
				}
				return r;
			}
			function ht(r, t, e) {
				return (t = function(r) {
					var t = function(r, t) {
						if ("object" != vt(r) || !r) return r;
						var e = r[Symbol.toPrimitive];
						if (void 0 !== e) {
							var n = e.call(r, t || "default");
							if ("object" != vt(n)) return n;
							throw new TypeError("@@toPrimitive must return a primitive value.");
						}
						return ("string" === t ? String : Number)(r);
					}(r, "string");
					return "symbol" == vt(t) ? t : t + "";
				}(t)) in r ? Object.defineProperty(r, t, {
					value: e,
					enumerable: !0,
					configurable: !0,
					writable: !0
				}) : r[t] = e, r;
			}
			function mt(r) {
				return function(r) {
					if (Array.isArray(r)) return Lt(r);
				}(r) || function(r) {
					if ("undefined" != typeof Symbol && null != r[Symbol.iterator] || null != r["@@iterator"]) return Array.from(r);
				}(r) || wt(r) || function() {
					throw new TypeError("Invalid attempt to spread non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}();
			}
			function wt(r, t) {
				if (r) {
					if ("string" == typeof r) return Lt(r, t);
					var e = {}.toString.call(r).slice(8, -1);
					return "Object" === e && r.constructor && (e = r.constructor.name), "Map" === e || "Set" === e ? Array.from(r) : "Arguments" === e || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e) ? Lt(r, t) : void 0;
				}
			}
			function Lt(r, t) {
				(null == t || t > r.length) && (t = r.length);
				for (var e = 0, n = Array(t); e < t; e++) n[e] = r[e];
				return n;
			}
			function Ct(r, t) {
				if ("string" == typeof r) return d(r, t);
				var e = r.expr, n = r.offset, o = r.suffix, u = n && n.map((function(r) {
					return [
						"[",
						r.name,
						"".concat(r.name ? "(" : ""),
						w(r.value),
						"".concat(r.name ? ")" : ""),
						"]"
					].filter(m).join("");
				})).join("");
				return [
					lt(e),
					u,
					o
				].filter(m).join("");
			}
			function At(r) {
				if (!r || 0 === r.length) return "";
				var t, e = [], n = function(r, t) {
					var e = "undefined" != typeof Symbol && r[Symbol.iterator] || r["@@iterator"];
					if (!e) {
						if (Array.isArray(r) || (e = wt(r)) || t && r && "number" == typeof r.length) {
							e && (r = e);
							var n = 0, o = function() {};
							return {
								s: o,
								n: function() {
									return n >= r.length ? { done: !0 } : {
										done: !1,
										value: r[n++]
									};
								},
								e: function(r) {
									throw r;
								},
								f: o
							};
						}
						throw new TypeError("Invalid attempt to iterate non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
					}
					var u, a = !0, s = !1;
					return {
						s: function() {
							e = e.call(r);
						},
						n: function() {
							var r = e.next();
							return a = r.done, r;
						},
						e: function(r) {
							s = !0, u = r;
						},
						f: function() {
							try {
								a || null == e.return || e.return();
							} finally {
								if (s) throw u;
							}
						}
					};
				}(r);
				try {
					for (n.s(); !(t = n.n()).done;) {
						var o = t.value, u = o.brackets ? "[".concat(lt(o.index), "]") : "".concat(o.notation).concat(lt(o.index));
						o.property && (u = "".concat(u, ".").concat(w(o.property))), e.push(u);
					}
				} catch (r) {
					n.e(r);
				} finally {
					n.f();
				}
				return e.join("");
			}
			function Et(r) {
				var t = r.array_index, e = r.as, n = r.column, o = r.collate, u = r.db, a = r.isDual, i = r.notations, c = void 0 === i ? [] : i, l = r.options, f = r.schema, p = r.table, b = r.parentheses, v = r.suffix, y = r.order_by, w = r.subFields, L = void 0 === w ? [] : w, C = "*" === n ? "*" : Ct(n, a), A = [
					u,
					f,
					p
				].filter(m).map((function(r) {
					return "".concat("string" == typeof r ? d(r) : lt(r));
				})), E = A[0];
				if (E) {
					for (var g = 1; g < A.length; ++g) E = "".concat(E).concat(c[g] || ".").concat(A[g]);
					C = "".concat(E).concat(c[g] || ".").concat(C);
				}
				var _ = [
					C = ["".concat(C).concat(At(t))].concat(mt(L)).join("."),
					bt(o),
					lt(l),
					s("AS", lt, e)
				];
				_.push("string" == typeof v ? h(v) : lt(v)), _.push(h(y));
				var j = _.filter(m).join(" ");
				return b ? "(".concat(j, ")") : j;
			}
			function gt(r) {
				if (r) {
					var t = r.schema, e = r.dataType, n = r.length, o = r.suffix, u = r.scale, a = r.expr, s = E({
						schema: t,
						dataType: e,
						length: n,
						suffix: o,
						scale: u,
						parentheses: null != n
					});
					if (a && (s += lt(a)), r.array) {
						var i = Wr(r);
						s += [/^\[.*\]$/.test(i) ? "" : " ", i].join("");
					}
					return s;
				}
			}
			function _t(r) {
				var t = [];
				if (!r) return t;
				var e = r.definition, n = r.keyword, o = r.match, u = r.table, a = r.on_action;
				return t.push(h(n)), t.push(Cr(u)), t.push(e && "(".concat(e.map((function(r) {
					return lt(r);
				})).join(", "), ")")), t.push(h(o)), a.map((function(r) {
					return t.push(h(r.type), lt(r.value));
				})), t.filter(m);
			}
			function jt(r) {
				var t = [], e = r.nullable, n = r.character_set, o = r.check, u = r.comment, a = r.constraint, i = r.collate, c = r.storage, l = r.using, f = r.default_val, b = r.generated, v = r.auto_increment, y = r.unique, d = r.primary_key, C = r.column_format, A = r.reference_definition, E = r.generated_by_default, g = [h(e && e.action), h(e && e.value)].filter(m).join(" ");
				if (b || t.push(g), f) {
					var j = f.type, T = f.value;
					t.push(j.toUpperCase(), lt(T));
				}
				var S = p().database;
				return a && t.push(h(a.keyword), w(a.constraint)), t.push(Pr(o)), t.push(function(r) {
					if (r) return [
						h(r.value),
						"(".concat(lt(r.expr), ")"),
						h(r.storage_type)
					].filter(m).join(" ");
				}(b)), b && t.push(g), t.push(x(v), h(d), h(y), w(E), _(u)), t.push.apply(t, mt(L(n))), "sqlite" !== S.toLowerCase() && t.push(lt(i)), t.push.apply(t, mt(L(C))), t.push.apply(t, mt(L(c))), t.push.apply(t, mt(_t(A))), t.push(s("USING", lt, l)), t.filter(m).join(" ");
			}
			function Tt(r) {
				var t = r.order_by, e = r.column, n = r.collate, o = r.nulls, u = r.opclass, a = "string" == typeof e ? {
					type: "column_ref",
					table: r.table,
					column: e
				} : dt(dt({}, r), {}, { order_by: null });
				return a.collate = null, [
					lt(a),
					lt(n),
					u,
					h(t),
					h(o)
				].filter(m).join(" ");
			}
			function St(r) {
				var t = [], e = Et(r.column), n = gt(r.definition);
				return t.push(e), t.push(n), t.push(jt(r)), t.filter(m).join(" ");
			}
			function xt(r) {
				return r ? "object" === vt(r) ? ["AS", lt(r)].join(" ") : ["AS", /^(`?)[a-z_][0-9a-z_]*(`?)$/i.test(r) ? d(r) : y(r)].join(" ") : "";
			}
			function kt(r, t) {
				var e = r.expr, n = r.type;
				if ("cast" === n) return Yr(r);
				t && (e.isDual = t);
				var o = lt(e), u = r.expr_list;
				if (u) {
					var a = [o], s = u.map((function(r) {
						return kt(r, t);
					})).join(", ");
					return a.push([
						h(n),
						n && "(",
						s,
						n && ")"
					].filter(m).join("")), a.filter(m).join(" ");
				}
				return e.parentheses && Reflect.has(e, "array_index") && "cast" !== e.type && (o = "(".concat(o, ")")), e.array_index && "column_ref" !== e.type && "function" !== e.type && (o = "".concat(o).concat(At(e.array_index))), [o, xt(r.as)].filter(m).join(" ");
			}
			function It(r) {
				var t = Array.isArray(r) && r[0];
				return !(!t || "dual" !== t.type);
			}
			function Ot(r, t) {
				if (!r || "*" === r) return r;
				var e = It(t);
				return r.map((function(r) {
					return kt(r, e);
				})).join(", ");
			}
			it.var = ct, it.expr_list = function(r) {
				var t = ft(r.value), e = r.parentheses, n = r.separator;
				if (!e && !n) return t;
				var o = n || ", ", u = t.join(o);
				return e ? "(".concat(u, ")") : u;
			}, it.select = function(r) {
				var t = "object" === st(r._next) ? or(r) : B(r);
				return r.parentheses ? "(".concat(t, ")") : t;
			}, it.unary_expr = function(r) {
				var t = r.operator, e = r.parentheses, n = r.expr, o = "-" === t || "+" === t || "~" === t || "!" === t ? "" : " ", u = "".concat(t).concat(o).concat(lt(n));
				return e ? "(".concat(u, ")") : u;
			}, it.map_object = function(r) {
				var t = r.keyword, e = r.expr.map((function(r) {
					return [w(r.key), w(r.value)].join(", ");
				})).join(", ");
				return [h(t), "[".concat(e, "]")].join("");
			};
			var Nt = e(0);
			function Rt(r) {
				return (Rt = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(r) {
					return typeof r;
				} : function(r) {
					return r && "function" == typeof Symbol && r.constructor === Symbol && r !== Symbol.prototype ? "symbol" : typeof r;
				})(r);
			}
			var Ut, Mt, Dt, Pt = (Ut = {}, Mt = "bigquery", Dt = Nt.parse, (Mt = function(r) {
				var t = function(r, t) {
					if ("object" != Rt(r) || !r) return r;
					var e = r[Symbol.toPrimitive];
					if (void 0 !== e) {
						var n = e.call(r, t || "default");
						if ("object" != Rt(n)) return n;
						throw new TypeError("@@toPrimitive must return a primitive value.");
					}
					return ("string" === t ? String : Number)(r);
				}(r, "string");
				return "symbol" == Rt(t) ? t : t + "";
			}(Mt)) in Ut ? Object.defineProperty(Ut, Mt, {
				value: Dt,
				enumerable: !0,
				configurable: !0,
				writable: !0
			}) : Ut[Mt] = Dt, Ut);
			function Ft(r) {
				return (Ft = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(r) {
					return typeof r;
				} : function(r) {
					return r && "function" == typeof Symbol && r.constructor === Symbol && r !== Symbol.prototype ? "symbol" : typeof r;
				})(r);
			}
			function Ht(r, t) {
				var e = "undefined" != typeof Symbol && r[Symbol.iterator] || r["@@iterator"];
				if (!e) {
					if (Array.isArray(r) || (e = function(r, t) {
						if (r) {
							if ("string" == typeof r) return $t(r, t);
							var e = {}.toString.call(r).slice(8, -1);
							return "Object" === e && r.constructor && (e = r.constructor.name), "Map" === e || "Set" === e ? Array.from(r) : "Arguments" === e || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e) ? $t(r, t) : void 0;
						}
					}(r)) || t && r && "number" == typeof r.length) {
						e && (r = e);
						var n = 0, o = function() {};
						return {
							s: o,
							n: function() {
								return n >= r.length ? { done: !0 } : {
									done: !1,
									value: r[n++]
								};
							},
							e: function(r) {
								throw r;
							},
							f: o
						};
					}
					throw new TypeError("Invalid attempt to iterate non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.");
				}
				var u, a = !0, s = !1;
				return {
					s: function() {
						e = e.call(r);
					},
					n: function() {
						var r = e.next();
						return a = r.done, r;
					},
					e: function(r) {
						s = !0, u = r;
					},
					f: function() {
						try {
							a || null == e.return || e.return();
						} finally {
							if (s) throw u;
						}
					}
				};
			}
			function $t(r, t) {
				(null == t || t > r.length) && (t = r.length);
				for (var e = 0, n = Array(t); e < t; e++) n[e] = r[e];
				return n;
			}
			function Gt(r, t) {
				for (var e = 0; e < t.length; e++) {
					var n = t[e];
					n.enumerable = n.enumerable || !1, n.configurable = !0, "value" in n && (n.writable = !0), Object.defineProperty(r, Wt(n.key), n);
				}
			}
			function Wt(r) {
				var t = function(r, t) {
					if ("object" != Ft(r) || !r) return r;
					var e = r[Symbol.toPrimitive];
					if (void 0 !== e) {
						var n = e.call(r, t || "default");
						if ("object" != Ft(n)) return n;
						throw new TypeError("@@toPrimitive must return a primitive value.");
					}
					return ("string" === t ? String : Number)(r);
				}(r, "string");
				return "symbol" == Ft(t) ? t : t + "";
			}
			var Yt = function() {
				return function(r, t, e) {
					return t && Gt(r.prototype, t), e && Gt(r, e), Object.defineProperty(r, "prototype", { writable: !1 }), r;
				}((function r() {
					(function(r, t) {
						if (!(r instanceof t)) throw new TypeError("Cannot call a class as a function");
					})(this, r);
				}), [
					{
						key: "astify",
						value: function(r) {
							var t = arguments.length > 1 && void 0 !== arguments[1] ? arguments[1] : u, e = this.parse(r, t);
							return e && e.ast;
						}
					},
					{
						key: "sqlify",
						value: function(r) {
							return b(arguments.length > 1 && void 0 !== arguments[1] ? arguments[1] : u), jr(r);
						}
					},
					{
						key: "exprToSQL",
						value: function(r) {
							return b(arguments.length > 1 && void 0 !== arguments[1] ? arguments[1] : u), lt(r);
						}
					},
					{
						key: "columnsToSQL",
						value: function(r, t) {
							if (b(arguments.length > 2 && void 0 !== arguments[2] ? arguments[2] : u), !r || "*" === r) return [];
							var n = It(t);
							return r.map((function(r) {
								return kt(r, n);
							}));
						}
					},
					{
						key: "parse",
						value: function(r) {
							var t = arguments.length > 1 && void 0 !== arguments[1] ? arguments[1] : u, e = t.database, n = void 0 === e ? "bigquery" : e;
							b(t);
							var o = n.toLowerCase();
							if (Pt[o]) return Pt[o](!1 === t.trimQuery ? r : r.trim(), t.parseOptions || u.parseOptions);
							throw new Error("".concat(n, " is not supported currently"));
						}
					},
					{
						key: "whiteListCheck",
						value: function(r, t) {
							var e = arguments.length > 2 && void 0 !== arguments[2] ? arguments[2] : u;
							if (t && 0 !== t.length) {
								var n = e.type, o = void 0 === n ? "table" : n;
								if (!this["".concat(o, "List")] || "function" != typeof this["".concat(o, "List")]) throw new Error("".concat(o, " is not valid check mode"));
								var a, i = this["".concat(o, "List")].bind(this)(r, e), c = !0, l = "", f = Ht(i);
								try {
									for (f.s(); !(a = f.n()).done;) {
										var p, b = a.value, v = !1, y = Ht(t);
										try {
											for (y.s(); !(p = y.n()).done;) {
												var d = p.value;
												if (new RegExp("^".concat(d, "$"), "i").test(b)) {
													v = !0;
													break;
												}
											}
										} catch (r) {
											y.e(r);
										} finally {
											y.f();
										}
										if (!v) {
											l = b, c = !1;
											break;
										}
									}
								} catch (r) {
									f.e(r);
								} finally {
									f.f();
								}
								if (!c) throw new Error("authority = '".concat(l, "' is required in ").concat(o, " whiteList to execute SQL = '").concat(r, "'"));
							}
						}
					},
					{
						key: "tableList",
						value: function(r, t) {
							var e = this.parse(r, t);
							return e && e.tableList;
						}
					},
					{
						key: "columnList",
						value: function(r, t) {
							var e = this.parse(r, t);
							return e && e.columnList;
						}
					}
				]);
			}();
			function qt(r) {
				return (qt = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(r) {
					return typeof r;
				} : function(r) {
					return r && "function" == typeof Symbol && r.constructor === Symbol && r !== Symbol.prototype ? "symbol" : typeof r;
				})(r);
			}
			"object" === ("undefined" == typeof self ? "undefined" : qt(self)) && self && (self.NodeSQLParser = {
				Parser: Yt,
				util: n
			}), "undefined" == typeof global && "object" === ("undefined" == typeof window ? "undefined" : qt(window)) && window && (window.global = window), "object" === ("undefined" == typeof global ? "undefined" : qt(global)) && global && global.window && (global.window.NodeSQLParser = {
				Parser: Yt,
				util: n
			});
		}
	]));
}));
export default require_bigquery();
export {};
