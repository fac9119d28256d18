@org.jspecify.annotations.NullMarked
package de.medicalhub.transport.phone.control;
