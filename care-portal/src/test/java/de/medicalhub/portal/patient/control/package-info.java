@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.patient.control;
