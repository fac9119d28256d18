@org.jspecify.annotations.NullMarked
package de.medicalhub.transport.driving.entity;
