/** What this service knows of units and officers: read models that tell who can be told. */
@NullMarked
package vn.pcmt.notification.directory;

import org.jspecify.annotations.NullMarked;
