@org.jspecify.annotations.NullMarked
package de.medicalhub.transport.planning.control;
