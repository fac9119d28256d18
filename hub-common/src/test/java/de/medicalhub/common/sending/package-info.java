@org.jspecify.annotations.NullMarked
package de.medicalhub.common.sending;
