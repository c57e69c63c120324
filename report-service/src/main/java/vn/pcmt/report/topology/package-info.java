/** The stream of reports, joined with the units and summed into the exact totals of every area, in both bases. */
@NullMarked
package vn.pcmt.report.topology;

import org.jspecify.annotations.NullMarked;
