/** Whether stocks go on from where the period before ended, also after somebody has changed it. */
@NullMarked
package vn.pcmt.report.opening;

import org.jspecify.annotations.NullMarked;
