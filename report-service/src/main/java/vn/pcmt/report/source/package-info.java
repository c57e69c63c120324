/** Reports as files tell them, whatever the format: one after the other, in bounded memory, judged by nobody yet. */
@NullMarked
package vn.pcmt.report.source;

import org.jspecify.annotations.NullMarked;
