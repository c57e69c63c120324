/** The OpenID Connect provider of the embedded default: accounts for every role, machine clients for every unit. */
@NullMarked
package vn.pcmt.standalone.identity;

import org.jspecify.annotations.NullMarked;
