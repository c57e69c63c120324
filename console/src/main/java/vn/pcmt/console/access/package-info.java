/** Who is in front of the screen: log in, log out, roles, what a browser may do with our pages. */
@NullMarked
package vn.pcmt.console.access;

import org.jspecify.annotations.NullMarked;
