/** The words of alerts: templates in two languages, versioned, and what they become for each channel. */
@NullMarked
package vn.pcmt.notification.templates;

import org.jspecify.annotations.NullMarked;
