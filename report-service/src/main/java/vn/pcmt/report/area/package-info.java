/** Groups of areas, written by administrators or named by plans, and what stands for an area on a day. */
@NullMarked
package vn.pcmt.report.area;

import org.jspecify.annotations.NullMarked;
