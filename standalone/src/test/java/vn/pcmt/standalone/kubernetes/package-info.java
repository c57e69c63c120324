/** The manifests say what Kubernetes understands, and what the services understand. */
@NullMarked
package vn.pcmt.standalone.kubernetes;

import org.jspecify.annotations.NullMarked;
