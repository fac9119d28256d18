/**
 * E-mail and SMS, for all modules that write to people: one SMTP server and one gateway of an installation. What is said, to
 * whom and when is the module's own business; nothing is kept here.
 */
@NullMarked
package de.medicalhub.common.sending;

import org.jspecify.annotations.NullMarked;
