/** What all pages share: the frame, the start page, error pages. */
@NullMarked
package vn.pcmt.console.page;

import org.jspecify.annotations.NullMarked;
