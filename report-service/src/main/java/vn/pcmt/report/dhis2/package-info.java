/** Systems that speak to DHIS2 speak to us: its data value sets as reports, its import summary as the answer. */
@NullMarked
package vn.pcmt.report.dhis2;

import org.jspecify.annotations.NullMarked;
