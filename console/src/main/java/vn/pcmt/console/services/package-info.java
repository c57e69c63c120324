/** The HTTP APIs of the services, called with the visitor's own token. */
@NullMarked
package vn.pcmt.console.services;

import org.jspecify.annotations.NullMarked;
