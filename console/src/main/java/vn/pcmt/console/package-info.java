/** The web user interface: a client of the services' HTTP APIs. */
@NullMarked
package vn.pcmt.console;

import org.jspecify.annotations.NullMarked;
