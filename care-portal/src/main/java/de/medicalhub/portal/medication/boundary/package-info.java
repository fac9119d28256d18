@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.medication.boundary;
