/** Files that go with a report: put with it, carried by its revisions, read by those who need them. */
@NullMarked
package vn.pcmt.report.attachment;

import org.jspecify.annotations.NullMarked;
