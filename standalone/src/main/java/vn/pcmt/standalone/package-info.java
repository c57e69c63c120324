/** The embedded default: broker, store, mail, identity, the services and the console from one command. */
@NullMarked
package vn.pcmt.standalone;

import org.jspecify.annotations.NullMarked;
