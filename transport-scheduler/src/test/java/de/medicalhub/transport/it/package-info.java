/** Against the running hub. */
@org.jspecify.annotations.NullMarked
package de.medicalhub.transport.it;
