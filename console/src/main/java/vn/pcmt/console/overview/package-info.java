/** The leadership's overview of the province. */
@NullMarked
package vn.pcmt.console.overview;

import org.jspecify.annotations.NullMarked;
