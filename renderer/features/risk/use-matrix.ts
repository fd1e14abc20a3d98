import { useMemo } from 'react';
import { type RecordRow, useRecord } from '#renderer/data/index.ts';
import rawMatrix from '#resources/rules/risk-matrix.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import { matrixInUse, type RiskMatrix, readRiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

const read = readRiskMatrix(rawMatrix);
assert(read.ok, 'the matrix fits its shape: check:content says so');
const SHIPPED = read.value;

export const MATRIX_KEY = 'policy.riskMatrix';
/** Of a setting the id follows from the key. */
export const MATRIX_SETTING = derivedId('setting', MATRIX_KEY, 'key');

export type MatrixInUse = {
  readonly matrix: RiskMatrix;
  /** The company's setting; null: there is none. */
  readonly setting: RecordRow | null;
};

/** The matrix that counts on this ship; undefined while it loads. */
export function useMatrix(): MatrixInUse | undefined {
  const setting = useRecord(MATRIX_SETTING);
  return useMemo(
    () =>
      setting === undefined
        ? undefined
        : { setting, matrix: matrixInUse(SHIPPED, setting?.isRemoved === false ? setting.values['value'] : undefined) },
    [setting],
  );
}
