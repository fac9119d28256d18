@org.jspecify.annotations.NullMarked
package de.medicalhub.transport.roads.gateway;
