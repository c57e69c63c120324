/** A report's life on the side of the province: accept it or send it back. */
@NullMarked
package vn.pcmt.report.review;

import org.jspecify.annotations.NullMarked;
