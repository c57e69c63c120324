/** The system with Keycloak instead of its own issuer: the distribution itself, with the realm of this repository. */
@NullMarked
package vn.pcmt.standalone.keycloak;

import org.jspecify.annotations.NullMarked;
