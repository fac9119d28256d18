@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.emergency.entity;
