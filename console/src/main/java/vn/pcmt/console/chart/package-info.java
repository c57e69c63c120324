/** Pictures of figures, drawn by the server: no script, printable, each beside its table. */
@NullMarked
package vn.pcmt.console.chart;

import org.jspecify.annotations.NullMarked;
