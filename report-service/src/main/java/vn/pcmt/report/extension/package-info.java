/** More time for all units of an area together, by one command. */
@NullMarked
package vn.pcmt.report.extension;

import org.jspecify.annotations.NullMarked;
