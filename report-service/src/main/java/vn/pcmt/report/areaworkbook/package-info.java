/** One workbook for all units of an area: handed out a line per unit, read line by line, and handed back with what is wrong. */
@NullMarked
package vn.pcmt.report.areaworkbook;

import org.jspecify.annotations.NullMarked;
