/** Takes the events of the other services in, in any order and however often they come. */
@NullMarked
package vn.pcmt.notification.ingest;

import org.jspecify.annotations.NullMarked;
