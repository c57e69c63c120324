/** How a service describes its HTTP interface: arguments, problems and examples of requests, by OpenAPI. */
@NullMarked
package vn.pcmt.kit.api;

import org.jspecify.annotations.NullMarked;
