/** Data of earlier versions, opened by the program of today. */
@NullMarked
package vn.pcmt.standalone.upgrade;

import org.jspecify.annotations.NullMarked;
