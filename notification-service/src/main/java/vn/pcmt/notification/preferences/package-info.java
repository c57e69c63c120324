/** How officers wish to be told: by which channels, in which hours, one by one or in a digest; never whether. */
@NullMarked
package vn.pcmt.notification.preferences;

import org.jspecify.annotations.NullMarked;
