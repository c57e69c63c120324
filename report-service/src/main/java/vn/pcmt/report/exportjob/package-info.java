/** Makes files of figures in the background, for whoever asked, and keeps them until they are fetched. */
@NullMarked
package vn.pcmt.report.exportjob;

import org.jspecify.annotations.NullMarked;
